; What C defines and uses; C++ reads this after its own. Macros are found by Macros.
(preproc_include path: (_) @import)

(struct_specifier name: (type_identifier) @name body: (_)) @def.class
(union_specifier name: (type_identifier) @name body: (_)) @def.class
(enum_specifier name: (type_identifier) @name body: (_)) @def.enum
(enumerator name: (identifier) @name) @def.constant

(type_definition declarator: (type_identifier) @name) @def.type
(type_definition declarator: (pointer_declarator declarator: (type_identifier) @name)) @def.type
(type_definition declarator: (array_declarator declarator: (type_identifier) @name)) @def.type
(type_definition declarator: (function_declarator declarator: (type_identifier) @name)) @def.type
(type_definition
  declarator: (pointer_declarator
    declarator: (function_declarator declarator: (type_identifier) @name))) @def.type
(type_definition
  declarator: (function_declarator
    declarator: (parenthesized_declarator (type_identifier) @name))) @def.type
(type_definition
  declarator: (function_declarator
    declarator: (parenthesized_declarator
      (pointer_declarator declarator: (type_identifier) @name)))) @def.type
(type_definition
  declarator: (pointer_declarator
    declarator: (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator declarator: (type_identifier) @name))))) @def.type
(type_definition
  declarator: (pointer_declarator
    declarator: (function_declarator
      declarator: (parenthesized_declarator (type_identifier) @name)))) @def.type
(type_definition declarator: (primitive_type) @name) @def.type

(function_definition declarator: (function_declarator declarator: (identifier) @name)) @def.function
(function_definition
  declarator: (pointer_declarator
    declarator: (function_declarator declarator: (identifier) @name))) @def.function
(function_definition
  declarator: (pointer_declarator
    declarator: (pointer_declarator
      declarator: (function_declarator declarator: (identifier) @name)))) @def.function
(function_definition
  declarator: (parenthesized_declarator
    (function_declarator declarator: (identifier) @name))) @def.function

(field_declaration declarator: (field_identifier) @name) @def.field
(field_declaration declarator: (_ declarator: (field_identifier) @name)) @def.field
(field_declaration declarator: (_ declarator: (_ declarator: (field_identifier) @name))) @def.field
(field_declaration
  declarator: (_ declarator: (_ declarator: (_ declarator: (field_identifier) @name)))) @def.field
(field_declaration
  declarator: (_
    declarator: (parenthesized_declarator
      (pointer_declarator declarator: (field_identifier) @name)))) @def.field
(field_declaration
  declarator: (_
    declarator: (_
      declarator: (parenthesized_declarator
        (pointer_declarator declarator: (field_identifier) @name))))) @def.field

; Locals are left out by what is around them.
(declaration declarator: (function_declarator declarator: (identifier) @name)) @def.function
(declaration
  declarator: (pointer_declarator
    declarator: (function_declarator declarator: (identifier) @name))) @def.function
(declaration
  declarator: (function_declarator
    declarator: (parenthesized_declarator (identifier) @name))) @def.function
(declaration
  declarator: (_
    declarator: (function_declarator
      declarator: (parenthesized_declarator (identifier) @name)))) @def.function
(declaration
  declarator: (function_declarator
    declarator: (parenthesized_declarator
      (pointer_declarator declarator: (identifier) @name)))) @def.variable
(declaration
  declarator: (_
    declarator: (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator declarator: (identifier) @name))))) @def.variable
(declaration
  declarator: (_
    declarator: (_
      declarator: (function_declarator
        declarator: (parenthesized_declarator
          (pointer_declarator declarator: (identifier) @name)))))) @def.variable
(declaration declarator: (identifier) @name) @def.variable
(declaration declarator: (_ declarator: (identifier) @name)) @def.variable
(declaration declarator: (_ declarator: (_ declarator: (identifier) @name))) @def.variable
(declaration
  declarator: (_ declarator: (_ declarator: (_ declarator: (identifier) @name)))) @def.variable

(call_expression function: (identifier) @ref.call)
(call_expression function: (field_expression field: (field_identifier) @ref.call))
(type_identifier) @ref.type
(field_expression field: (field_identifier) @ref.name)
(field_designator (field_identifier) @ref.name)
(argument_list (identifier) @ref.name)
(init_declarator value: (identifier) @ref.name)
(initializer_list (identifier) @ref.name)
(binary_expression (identifier) @upper)
(preproc_ifdef name: (identifier) @ref.name)
(case_statement value: (identifier) @ref.name)
