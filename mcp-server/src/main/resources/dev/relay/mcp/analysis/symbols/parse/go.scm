; What Go defines and uses.
(package_clause (package_identifier) @space)
(import_spec path: (interpreted_string_literal) @import)

(type_declaration
  (type_spec name: (type_identifier) @name type: (struct_type)) @def.class)
(type_declaration
  (type_spec name: (type_identifier) @name type: (interface_type)) @def.interface)
(type_declaration (type_spec name: (type_identifier) @name) @def.type)
(type_declaration (type_alias name: (type_identifier) @name) @def.type)
(function_declaration name: (identifier) @name) @def.function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: (type_identifier) @container))
  name: (field_identifier) @name) @def.method
(method_declaration
  receiver: (parameter_list
    (parameter_declaration type: (pointer_type (type_identifier) @container)))
  name: (field_identifier) @name) @def.method
(method_declaration
  receiver: (parameter_list (parameter_declaration type: (generic_type) @container))
  name: (field_identifier) @name) @def.method
(method_declaration
  receiver: (parameter_list (parameter_declaration type: (pointer_type (generic_type) @container)))
  name: (field_identifier) @name) @def.method
(method_declaration name: (field_identifier) @name) @def.method
(method_elem name: (field_identifier) @name) @def.method
(field_declaration name: (field_identifier) @name) @def.field
(struct_type (field_declaration_list
  (field_declaration !name type: (type_identifier) @name @ref.type) @def.field))
(struct_type (field_declaration_list
  (field_declaration !name type: (qualified_type name: (type_identifier) @name)) @def.field))
(const_spec (identifier) @name) @def.constant
(source_file (var_declaration (var_spec name: (identifier) @name) @def.variable))
(source_file
  (var_declaration (var_spec_list (var_spec name: (identifier) @name) @def.variable)))

(call_expression function: (identifier) @ref.call)
(call_expression function: (selector_expression field: (field_identifier) @ref.call))
(type_identifier) @ref.type
(selector_expression operand: (identifier) @upper)
(selector_expression field: (field_identifier) @ref.name)
(argument_list (identifier) @ref.name)
(keyed_element . (literal_element (identifier) @ref.name))
(binary_expression (identifier) @upper)
