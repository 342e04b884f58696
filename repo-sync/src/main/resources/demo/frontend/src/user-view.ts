/** A user as the shared API sends it. */
export interface User {
  id: string;
  userName: string;
}

export interface UserView {
  title: string;
  initial: string;
  link: string;
}

export function userView(user: User): UserView {
  const name = user.userName;
  return { title: name, initial: name.charAt(0).toUpperCase(), link: `/users/${user.id}` };
}
