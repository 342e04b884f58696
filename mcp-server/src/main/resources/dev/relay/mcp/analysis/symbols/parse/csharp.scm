; What C# defines and uses.
(using_directive (identifier) @import)
(using_directive (qualified_name) @import)
(namespace_declaration name: (_) @space)
(file_scoped_namespace_declaration name: (_) @space)

(namespace_declaration name: (_) @name) @def.namespace
(file_scoped_namespace_declaration name: (_) @name @def.namespace)
(class_declaration name: (identifier) @name) @def.class
(struct_declaration name: (identifier) @name) @def.class
(record_declaration name: (identifier) @name) @def.class
(interface_declaration name: (identifier) @name) @def.interface
(enum_declaration name: (identifier) @name) @def.enum
(enum_member_declaration name: (identifier) @name) @def.constant
(delegate_declaration name: (identifier) @name) @def.type
(method_declaration name: (identifier) @name) @def.method
(constructor_declaration name: (identifier) @name) @def.method
(destructor_declaration name: (identifier) @name) @def.method
(local_function_statement name: (identifier) @name) @def.function
(property_declaration name: (identifier) @name) @def.field
(event_declaration name: (identifier) @name) @def.field
(field_declaration
  (variable_declaration (variable_declarator name: (identifier) @name) @def.field))
(event_field_declaration
  (variable_declaration (variable_declarator name: (identifier) @name) @def.field))
(record_declaration (parameter_list (parameter name: (identifier) @name) @def.field))

(using_directive (qualified_name name: (identifier) @ref.import))
(invocation_expression function: (identifier) @ref.call)
(invocation_expression function: (generic_name (identifier) @ref.call))
(invocation_expression function: (member_access_expression name: (identifier) @ref.call))
(invocation_expression
  function: (member_access_expression name: (generic_name (identifier) @ref.call)))
(invocation_expression
  function: (conditional_access_expression (member_binding_expression name: (identifier) @ref.call)))
(object_creation_expression type: (identifier) @ref.call)
(object_creation_expression type: (generic_name (identifier) @ref.call))
(object_creation_expression type: (qualified_name name: (identifier) @ref.call))
(_ type: (identifier) @ref.type)
(_ returns: (identifier) @ref.type)
(generic_name (identifier) @ref.type)
(type_argument_list (identifier) @ref.type)
(nullable_type (identifier) @ref.type)
(array_type (identifier) @ref.type)
(base_list (identifier) @ref.type)
(attribute name: (identifier) @ref.type)
(typeof_expression (identifier) @ref.type)
(member_access_expression expression: (identifier) @upper)
(member_access_expression name: (identifier) @ref.name)
(argument (identifier) @upper)
(binary_expression (identifier) @upper)
(assignment_expression (identifier) @upper)
