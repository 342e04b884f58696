; What Python defines and uses.
(import_statement name: (dotted_name) @import)
(import_statement name: (aliased_import name: (dotted_name) @import))
(import_from_statement module_name: (_) @import)

(class_definition name: (identifier) @name) @def.class
(class_definition
  body: (block (function_definition name: (identifier) @name) @def.method))
(class_definition
  body: (block (decorated_definition (function_definition name: (identifier) @name) @def.method)))
(function_definition name: (identifier) @name) @def.function
(class_definition
  body: (block (expression_statement (assignment left: (identifier) @name) @def.field)))
; Locals are left out by what is around them.
(expression_statement (assignment left: (identifier) @name) @def.variable)
(expression_statement (assignment left: (pattern_list (identifier) @name @def.variable)))
(expression_statement (assignment left: (tuple_pattern (identifier) @name @def.variable)))
(module
  (expression_statement
    (assignment right: (assignment left: (identifier) @name) @def.variable)))
(type_alias_statement left: (type (identifier) @name)) @def.type

(import_from_statement name: (dotted_name (identifier) @ref.import .))
(import_from_statement name: (aliased_import name: (dotted_name (identifier) @ref.import .)))
(import_statement name: (dotted_name (identifier) @ref.import .))
(call function: (identifier) @ref.call)
(call function: (attribute attribute: (identifier) @ref.call))
(decorator (identifier) @ref.call)
(decorator (attribute attribute: (identifier) @ref.call))
(class_definition superclasses: (argument_list (identifier) @ref.type))
(class_definition superclasses: (argument_list (attribute attribute: (identifier) @ref.type)))
(type (identifier) @ref.type)
(type (generic_type (identifier) @ref.type))
(type (attribute attribute: (identifier) @ref.type))
(type (binary_operator (identifier) @ref.type))
(attribute object: (identifier) @upper)
(attribute attribute: (identifier) @ref.name)
(argument_list (identifier) @ref.name)
(keyword_argument name: (identifier) @ref.name)
(comparison_operator (identifier) @upper)
