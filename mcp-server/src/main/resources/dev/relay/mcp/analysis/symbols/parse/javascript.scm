; What JavaScript has that TypeScript writes otherwise.
(class_declaration name: (identifier) @name) @def.class
(class name: (identifier) @name) @def.class
(field_definition property: (_) @name value: (arrow_function)) @def.method
(field_definition property: (_) @name value: (function_expression)) @def.method
(field_definition property: (_) @name) @def.field

(class_heritage (identifier) @ref.type)
(class_heritage (member_expression property: (property_identifier) @ref.type))
