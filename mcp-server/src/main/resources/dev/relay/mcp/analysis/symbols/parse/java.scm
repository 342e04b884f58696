; What Java defines and uses. The captures are explained in SourceReader.
(package_declaration (_) @space)
(import_declaration (scoped_identifier) @import)

(class_declaration name: (identifier) @name) @def.class
(record_declaration name: (identifier) @name) @def.class
(interface_declaration name: (identifier) @name) @def.interface
(annotation_type_declaration name: (identifier) @name) @def.interface
(enum_declaration name: (identifier) @name) @def.enum
(enum_constant name: (identifier) @name) @def.constant
(method_declaration name: (identifier) @name) @def.method
(constructor_declaration name: (identifier) @name) @def.method
(compact_constructor_declaration name: (identifier) @name) @def.method
(annotation_type_element_declaration name: (identifier) @name) @def.method
(field_declaration declarator: (variable_declarator name: (identifier) @name) @def.field)
(constant_declaration declarator: (variable_declarator name: (identifier) @name) @def.constant)
(record_declaration
  parameters: (formal_parameters (formal_parameter name: (identifier) @name) @def.field))

(import_declaration (scoped_identifier name: (identifier) @ref.import))
(method_invocation name: (identifier) @ref.call)
(object_creation_expression type: (type_identifier) @ref.call)
(object_creation_expression type: (generic_type (type_identifier) @ref.call))
(object_creation_expression type: (scoped_type_identifier (type_identifier) @ref.call .))
(type_identifier) @ref.type
(marker_annotation name: (identifier) @ref.type)
(annotation name: (identifier) @ref.type)
(method_reference (identifier) @ref.call .)
(method_reference . (identifier) @upper)
(method_invocation object: (identifier) @upper)
(field_access object: (identifier) @upper)
(field_access field: (identifier) @ref.name)
(argument_list (identifier) @upper)
(binary_expression (identifier) @upper)
(return_statement (identifier) @upper)
(variable_declarator value: (identifier) @upper)
(switch_label (identifier) @ref.name)
