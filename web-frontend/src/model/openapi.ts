/** As much of an OpenAPI 3 document as the page shows. */
export interface OpenApi {
  info?: { title?: string; version?: string; description?: string };
  paths?: Record<string, Record<string, OpenApiOperation>>;
  components?: { schemas?: Record<string, OpenApiSchema> };
}

export interface OpenApiOperation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: OpenApiSchema }[];
  requestBody?: { content?: Record<string, { schema?: OpenApiSchema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: OpenApiSchema }> }>;
}

export interface OpenApiSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: OpenApiSchema;
  properties?: Record<string, OpenApiSchema>;
  additionalProperties?: OpenApiSchema | boolean;
  required?: string[];
  oneOf?: OpenApiSchema[];
  anyOf?: OpenApiSchema[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** All operations, by path and then by method. */
export function operations(api: OpenApi): { method: string; path: string; operation: OpenApiOperation }[] {
  return Object.entries(api.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** A schema in the shorthand of docs/architecture.md: `{id, files: [Change]}`. */
export function shorthand(schema: OpenApiSchema | undefined): string {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.map((v) => JSON.stringify(v)).join(' | ');
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return choice.map(shorthand).join(' | ');
  if (schema.items) return `[${shorthand(schema.items)}]`;
  if (schema.properties) return `{${Object.entries(schema.properties).map(property(schema)).join(', ')}}`;
  if (typeof schema.additionalProperties === 'object') return `{…: ${shorthand(schema.additionalProperties)}}`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

function property(of: OpenApiSchema) {
  return ([name, schema]: [string, OpenApiSchema]): string =>
    `${name}${of.required && !of.required.includes(name) ? '?' : ''}: ${shorthand(schema)}`;
}
