; Elements are uses of components.
(jsx_opening_element name: (identifier) @upper)
(jsx_self_closing_element name: (identifier) @upper)
(jsx_opening_element name: (member_expression property: (property_identifier) @upper))
(jsx_self_closing_element name: (member_expression property: (property_identifier) @upper))
(jsx_expression (identifier) @ref.name)
