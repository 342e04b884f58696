import React from 'react';
export const Button = (p: Props) => <Icon name={p.name} onClick={() => handle(1)}><Menu.Item/><div/></Icon>;
