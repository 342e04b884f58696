; What Kotlin defines and uses.
(package_header (identifier) @space)
(import_header (identifier) @import)

(class_declaration "interface" (type_identifier) @name) @def.interface
(class_declaration "enum" (type_identifier) @name) @def.enum
(class_declaration (type_identifier) @name) @def.class
(object_declaration (type_identifier) @name) @def.class
(companion_object (type_identifier) @name) @def.class
(type_alias (type_identifier) @name) @def.type
(enum_entry (simple_identifier) @name) @def.constant
(class_body (function_declaration (simple_identifier) @name) @def.method)
(enum_class_body (function_declaration (simple_identifier) @name) @def.method)
(function_declaration (simple_identifier) @name) @def.function
(class_parameter (binding_pattern_kind) (simple_identifier) @name) @def.field
(class_body
  (property_declaration (variable_declaration (simple_identifier) @name)) @def.field)
(source_file
  (property_declaration (variable_declaration (simple_identifier) @name)) @def.variable)

(import_header (identifier (simple_identifier) @ref.import .))
(call_expression . (simple_identifier) @ref.call)
(call_expression
  . (navigation_expression (navigation_suffix (simple_identifier) @ref.call) .))
(infix_expression (_) (simple_identifier) @ref.call (_))
(callable_reference (simple_identifier) @ref.call .)
(user_type (type_identifier) @ref.type)
(navigation_expression . (simple_identifier) @upper)
(navigation_suffix (simple_identifier) @ref.name)
(value_argument (simple_identifier) @upper)
