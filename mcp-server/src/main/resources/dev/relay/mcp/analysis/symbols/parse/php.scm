; What PHP defines and uses.
(namespace_definition name: (namespace_name) @space)
(namespace_use_clause (qualified_name) @import)
(namespace_use_declaration (namespace_name) @import)

(namespace_definition name: (namespace_name) @name @def.namespace)
(class_declaration name: (name) @name) @def.class
(interface_declaration name: (name) @name) @def.interface
(trait_declaration name: (name) @name) @def.interface
(enum_declaration name: (name) @name) @def.enum
(enum_case name: (name) @name) @def.constant
(method_declaration name: (name) @name) @def.method
(function_definition name: (name) @name) @def.function
(const_element . (name) @name) @def.constant
(property_element name: (variable_name (name) @name)) @def.field
(property_promotion_parameter name: (variable_name (name) @name)) @def.field
(function_call_expression
  function: (name) @keyword.define
  arguments: (arguments . (argument (string (string_content) @name)))) @def.constant
(program
  (expression_statement
    (assignment_expression left: (variable_name (name) @name)) @def.variable))

(namespace_use_clause (qualified_name (name) @ref.import))
(namespace_use_clause . (name) @ref.import)
(function_call_expression function: (name) @ref.call)
(function_call_expression function: (qualified_name (name) @ref.call))
(member_call_expression name: (name) @ref.call)
(nullsafe_member_call_expression name: (name) @ref.call)
(scoped_call_expression name: (name) @ref.call)
(scoped_call_expression scope: (name) @ref.type)
(object_creation_expression (name) @ref.call)
(object_creation_expression (qualified_name (name) @ref.call))
(named_type (name) @ref.type)
(named_type (qualified_name (name) @ref.type))
(base_clause (name) @ref.type)
(class_interface_clause (name) @ref.type)
(use_declaration (name) @ref.type)
(class_constant_access_expression . (name) @ref.type)
(class_constant_access_expression (name) @ref.name .)
(member_access_expression name: (name) @ref.name)
(scoped_property_access_expression name: (variable_name (name) @ref.name))
(binary_expression "instanceof" right: (name) @ref.type)
(attribute (name) @ref.type)
