; What C++ has beyond C, which is read after this.
(field_declaration_list
  (function_definition declarator: (function_declarator declarator: (identifier) @name)) @def.method)
(namespace_definition name: (_) @name) @def.namespace
(class_specifier name: (type_identifier) @name body: (_)) @def.class
(class_specifier name: (template_type name: (type_identifier) @name) body: (_)) @def.class
(struct_specifier name: (template_type name: (type_identifier) @name) body: (_)) @def.class
(class_specifier
  name: (qualified_identifier scope: (_) @container name: (type_identifier) @name)
  body: (_)) @def.class
(struct_specifier
  name: (qualified_identifier scope: (_) @container name: (type_identifier) @name)
  body: (_)) @def.class
(class_specifier
  name: (qualified_identifier
    scope: (_) @container
    name: (template_type name: (type_identifier) @name))
  body: (_)) @def.class
(struct_specifier
  name: (qualified_identifier
    scope: (_) @container
    name: (template_type name: (type_identifier) @name))
  body: (_)) @def.class
(type_definition declarator: (reference_declarator (type_identifier) @name)) @def.type
(type_definition
  declarator: (reference_declarator
    (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator declarator: (type_identifier) @name))))) @def.type
(alias_declaration name: (type_identifier) @name) @def.type
(concept_definition name: (identifier) @name) @def.type

(function_definition
  declarator: (function_declarator declarator: (field_identifier) @name)) @def.method
(function_definition
  declarator: (_ (function_declarator declarator: (field_identifier) @name))) @def.method
(function_definition
  declarator: (_ (_ (function_declarator declarator: (field_identifier) @name)))) @def.method
(function_definition declarator: (_ (function_declarator declarator: (identifier) @name))) @def.function
(function_definition
  declarator: (function_declarator
    declarator: (qualified_identifier scope: (_) @container name: (identifier) @name))) @def.method
(function_definition
  declarator: (_
    (function_declarator
      declarator: (qualified_identifier scope: (_) @container name: (identifier) @name)))) @def.method
(function_definition
  declarator: (function_declarator
    declarator: (qualified_identifier
      name: (qualified_identifier scope: (_) @container name: (identifier) @name)))) @def.method
(function_definition
  declarator: (_
    (function_declarator
      declarator: (qualified_identifier
        name: (qualified_identifier scope: (_) @container name: (identifier) @name))))) @def.method
(function_definition
  declarator: (function_declarator declarator: (operator_name) @name)) @def.method
(function_definition
  declarator: (_ (function_declarator declarator: (operator_name) @name))) @def.method
(function_definition
  declarator: (function_declarator declarator: (destructor_name) @name)) @def.method
(function_definition
  declarator: (function_declarator
    declarator: (qualified_identifier scope: (_) @container name: (destructor_name) @name))) @def.method
(function_definition
  declarator: (function_declarator
    declarator: (qualified_identifier scope: (_) @container name: (operator_name) @name))) @def.method
(function_definition
  declarator: (function_declarator declarator: (template_function name: (identifier) @name))) @def.function
(function_definition
  declarator: (_
    (function_declarator
      declarator: (template_function name: (identifier) @name)))) @def.function
(function_definition declarator: (operator_cast) @name) @def.method
(declaration declarator: (operator_cast) @name) @def.method
(field_declaration declarator: (function_declarator declarator: (_) @name)) @def.method
(field_declaration
  declarator: (_ (function_declarator declarator: (field_identifier) @name))) @def.method
(field_declaration
  declarator: (reference_declarator (field_identifier) @name)) @def.field
(field_declaration_list
  (declaration declarator: (function_declarator declarator: (_) @name)) @def.method)
(field_declaration_list
  (template_declaration
    (declaration declarator: (function_declarator declarator: (_) @name)) @def.method))
(declaration_list
  (declaration declarator: (function_declarator declarator: (identifier) @name)) @def.function)
(declaration_list
  (declaration declarator: (_ (function_declarator declarator: (identifier) @name))) @def.function)
(template_declaration
  (declaration declarator: (function_declarator declarator: (identifier) @name)) @def.function)
(template_declaration
  (declaration declarator: (_ (function_declarator declarator: (identifier) @name))) @def.function)
(declaration_list (declaration declarator: (identifier) @name) @def.variable)
(declaration_list (declaration declarator: (init_declarator declarator: (identifier) @name)) @def.variable)
(declaration_list
  (declaration
    declarator: (init_declarator declarator: (_ declarator: (identifier) @name))) @def.variable)
(declaration
  declarator: (init_declarator
    declarator: (qualified_identifier scope: (_) @container name: (identifier) @name))) @def.variable
(template_declaration
  (declaration declarator: (init_declarator declarator: (identifier) @name)) @def.variable)
(declaration
  declarator: (qualified_identifier scope: (_) @container name: (identifier) @name)) @def.variable
(declaration
  declarator: (array_declarator
    declarator: (qualified_identifier scope: (_) @container name: (identifier) @name))) @def.variable
(declaration
  declarator: (pointer_declarator
    declarator: (qualified_identifier scope: (_) @container name: (identifier) @name))) @def.variable
(declaration
  declarator: (init_declarator
    declarator: (_
      (qualified_identifier scope: (_) @container name: (identifier) @name)))) @def.variable
; Declarations that read as calls.
(expression_statement
  (call_expression
    function: (call_expression
      function: (primitive_type)
      arguments: (argument_list
        . (pointer_expression argument: (identifier) @name) .)))) @def.variable
(expression_statement
  (call_expression
    function: (call_expression
      function: (primitive_type)
      arguments: (argument_list . (identifier) @name .)))) @def.function

(call_expression function: (qualified_identifier name: (identifier) @ref.call))
(call_expression
  function: (qualified_identifier name: (qualified_identifier name: (identifier) @ref.call)))
(call_expression function: (template_function name: (identifier) @ref.call))
(call_expression
  function: (qualified_identifier name: (template_function name: (identifier) @ref.call)))
(call_expression function: (field_expression field: (template_method name: (field_identifier) @ref.call)))
(new_expression type: (type_identifier) @ref.call)
(qualified_identifier scope: (namespace_identifier) @ref.type)
(qualified_identifier name: (identifier) @ref.name)
(using_declaration (qualified_identifier name: (identifier) @ref.import))
