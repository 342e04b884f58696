; What Ruby defines and uses.
(call
  method: (identifier) @keyword.require
  arguments: (argument_list . (string (string_content) @import) .))
(call
  method: (identifier) @keyword.require_relative
  arguments: (argument_list . (string (string_content) @import) .))

(module name: (constant) @name) @def.namespace
(module name: (scope_resolution scope: (_) @container name: (constant) @name)) @def.namespace
(module name: (scope_resolution !scope name: (constant) @name)) @def.namespace
(class name: (constant) @name) @def.class
(class name: (scope_resolution !scope name: (constant) @name)) @def.class
(class name: (scope_resolution scope: (_) @container name: (constant) @name)) @def.class
(method name: (_) @name) @def.method
(singleton_method name: (_) @name) @def.method
(alias name: (_) @name) @def.method
(assignment left: (constant) @name) @def.constant
(assignment left: (scope_resolution scope: (_) @container name: (constant) @name)) @def.constant
(call
  method: (identifier) @keyword.attr_reader
  arguments: (argument_list (simple_symbol) @name)) @def.field
(call
  method: (identifier) @keyword.attr_writer
  arguments: (argument_list (simple_symbol) @name)) @def.field
(call
  method: (identifier) @keyword.attr_accessor
  arguments: (argument_list (simple_symbol) @name)) @def.field
(call
  method: (identifier) @keyword.define_method
  arguments: (argument_list . (simple_symbol) @name)) @def.method
(call
  method: (identifier) @keyword.define_method
  arguments: (argument_list . (string (string_content) @name))) @def.method
(call
  method: (identifier) @keyword.define_singleton_method
  arguments: (argument_list . (simple_symbol) @name)) @def.method
(call
  method: (identifier) @keyword.alias_method
  arguments: (argument_list . (simple_symbol) @name)) @def.method

(call method: (identifier) @ref.call)
(call method: (constant) @ref.call)
(superclass (constant) @ref.type)
(superclass (scope_resolution name: (constant) @ref.type))
(constant) @ref.type
(body_statement (identifier) @ref.call)
(argument_list (identifier) @ref.name)
(binary (identifier) @ref.name)
