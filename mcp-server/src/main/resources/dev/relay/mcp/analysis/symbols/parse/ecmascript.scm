; What JavaScript and TypeScript define and use alike; each reads this after its own.
(import_statement source: (string (string_fragment) @import))
(export_statement source: (string (string_fragment) @import))
(call_expression
  function: (identifier) @keyword.require
  arguments: (arguments . (string (string_fragment) @import) .))
(call_expression
  function: (import)
  arguments: (arguments . (string (string_fragment) @import) .))

(function_declaration name: (identifier) @name) @def.function
(generator_function_declaration name: (identifier) @name) @def.function
(method_definition name: (property_identifier) @name) @def.method
(method_definition name: (private_property_identifier) @name) @def.method
(variable_declarator name: (identifier) @name value: (arrow_function)) @def.function
(variable_declarator name: (identifier) @name value: (function_expression)) @def.function
(program (lexical_declaration "const" (variable_declarator name: (identifier) @name) @def.constant))
(program (lexical_declaration (variable_declarator name: (identifier) @name) @def.variable))
(program (variable_declaration (variable_declarator name: (identifier) @name) @def.variable))
(export_statement
  (lexical_declaration "const" (variable_declarator name: (identifier) @name) @def.constant))
(export_statement (lexical_declaration (variable_declarator name: (identifier) @name) @def.variable))
(export_statement (variable_declaration (variable_declarator name: (identifier) @name) @def.variable))
(pair key: (property_identifier) @name value: (arrow_function)) @def.method
(pair key: (property_identifier) @name value: (function_expression)) @def.method
(function_expression name: (identifier) @name) @def.function
(generator_function name: (identifier) @name) @def.function
(assignment_expression
  left: (member_expression object: (_) @container property: (property_identifier) @name)
  right: [(arrow_function) (function_expression) (generator_function)]) @def.method
(assignment_expression
  left: (identifier) @name
  right: [(arrow_function) (function_expression)]) @def.function
(assignment_expression
  left: (member_expression
    object: (identifier) @keyword.exports
    property: (property_identifier) @name)) @def.variable

(import_specifier name: (identifier) @ref.import)
(import_clause (identifier) @ref.import)
(export_specifier name: (identifier) @ref.import)
(call_expression function: (identifier) @ref.call)
(call_expression function: (member_expression property: (property_identifier) @ref.call))
(new_expression constructor: (identifier) @ref.call)
(new_expression constructor: (member_expression property: (property_identifier) @ref.call))
(member_expression object: (identifier) @upper)
(member_expression property: (property_identifier) @ref.name)
(arguments (identifier) @ref.name)
(shorthand_property_identifier) @ref.name
(shorthand_property_identifier_pattern) @ref.name
(pair key: (property_identifier) @ref.name)
(binary_expression (identifier) @upper)
