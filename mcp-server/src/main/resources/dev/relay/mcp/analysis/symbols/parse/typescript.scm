; What TypeScript defines and uses.
(import_statement source: (string (string_fragment) @import))
(export_statement source: (string (string_fragment) @import))
(call_expression
  function: (identifier) @keyword.require
  arguments: (arguments . (string (string_fragment) @import) .))
(call_expression
  function: (import)
  arguments: (arguments . (string (string_fragment) @import) .))

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
(function_declaration name: (identifier) @name) @def.function
(generator_function_declaration name: (identifier) @name) @def.function
(function_signature name: (identifier) @name) @def.function
(method_definition name: (property_identifier) @name) @def.method
(method_definition name: (private_property_identifier) @name) @def.method
(method_signature name: (property_identifier) @name) @def.method
(abstract_method_signature name: (property_identifier) @name) @def.method
(public_field_definition name: (_) @name value: (arrow_function)) @def.method
(public_field_definition name: (property_identifier) @name) @def.field
(public_field_definition name: (private_property_identifier) @name) @def.field
(property_signature name: (property_identifier) @name) @def.field
(required_parameter (accessibility_modifier) pattern: (identifier) @name) @def.field
(variable_declarator name: (identifier) @name value: (arrow_function)) @def.function
(variable_declarator name: (identifier) @name value: (function_expression)) @def.function
(program (lexical_declaration "const" (variable_declarator name: (identifier) @name) @def.constant))
(program (lexical_declaration (variable_declarator name: (identifier) @name) @def.variable))
(program (variable_declaration (variable_declarator name: (identifier) @name) @def.variable))
(export_statement
  (lexical_declaration "const" (variable_declarator name: (identifier) @name) @def.constant))
(export_statement (lexical_declaration (variable_declarator name: (identifier) @name) @def.variable))
(export_statement (variable_declaration (variable_declarator name: (identifier) @name) @def.variable))
(ambient_declaration (_ (variable_declarator name: (identifier) @name) @def.variable))
(pair key: (property_identifier) @name value: (arrow_function)) @def.method
(pair key: (property_identifier) @name value: (function_expression)) @def.method
(assignment_expression
  left: (member_expression object: (identifier) @container property: (property_identifier) @name)
  right: [(arrow_function) (function_expression)]) @def.method

(import_specifier name: (identifier) @ref.import)
(import_clause (identifier) @ref.import)
(export_specifier name: (identifier) @ref.import)
(call_expression function: (identifier) @ref.call)
(call_expression function: (member_expression property: (property_identifier) @ref.call))
(new_expression constructor: (identifier) @ref.call)
(new_expression constructor: (member_expression property: (property_identifier) @ref.call))
(type_identifier) @ref.type
(extends_clause value: (identifier) @ref.type)
(member_expression object: (identifier) @upper)
(member_expression property: (property_identifier) @ref.name)
(arguments (identifier) @ref.name)
(shorthand_property_identifier) @ref.name
(shorthand_property_identifier_pattern) @ref.name
(pair key: (property_identifier) @ref.name)
(binary_expression (identifier) @upper)
