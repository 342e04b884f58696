; What TypeScript has that JavaScript lacks or writes otherwise.
(class_declaration name: (type_identifier) @name) @def.class
(abstract_class_declaration name: (type_identifier) @name) @def.class
(class name: (type_identifier) @name) @def.class
(interface_declaration name: (type_identifier) @name) @def.interface
(enum_declaration name: (identifier) @name) @def.enum
(enum_body name: (property_identifier) @name @def.constant)
(enum_assignment name: (property_identifier) @name) @def.constant
(type_alias_declaration name: (type_identifier) @name) @def.type
(internal_module name: (_) @name) @def.namespace
(module name: (identifier) @name) @def.namespace
(function_signature name: (identifier) @name) @def.function
(method_signature name: (property_identifier) @name) @def.method
(abstract_method_signature name: (property_identifier) @name) @def.method
(public_field_definition name: (_) @name value: (arrow_function)) @def.method
(public_field_definition name: (property_identifier) @name) @def.field
(public_field_definition name: (private_property_identifier) @name) @def.field
(property_signature name: (property_identifier) @name) @def.field
(required_parameter (accessibility_modifier) pattern: (identifier) @name) @def.field
(ambient_declaration (_ (variable_declarator name: (identifier) @name) @def.variable))

(type_identifier) @ref.type
(extends_clause value: (identifier) @ref.type)
