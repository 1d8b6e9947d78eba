using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CCoP.ServiceDefaults;

/// <summary>The service's OpenAPI document, as partners read it through the gateway.</summary>
internal static class OpenApi
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(Money))
            {
                schema.Type = JsonSchemaType.Object;
                schema.Description = "An amount as decimal text in an ISO 4217 currency.";
                schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^-?\d+(\.\d{1,2})?$" },
                    ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Currency.All.Select(code => (System.Text.Json.Nodes.JsonNode)code)] },
                };
                schema.Required = new HashSet<string>(StringComparer.Ordinal) { "amount", "currency" };
            }

            return Task.CompletedTask;
        });

        options.AddOperationTransformer((operation, context, _) =>
        {
            // An operation has the name of its feature, as the typed client's method does.
            var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<System.Reflection.MethodInfo>().First();
            operation.OperationId = handler.DeclaringType!.Name;
            if (handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(Seen)))
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = "If-Match",
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = "The version you saw: the ETag of the last read.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            if (HttpMethods.IsGet(context.Description.HttpMethod!))
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = "If-None-Match",
                    In = ParameterLocation.Header,
                    Description = "The ETag of an answer that you kept.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
                operation.Responses!["304"] = new OpenApiResponse { Description = "What you kept is still the answer." };
            }

            operation.Responses!["default"] = new OpenApiResponse
            {
                Description = "Refused: the code says why.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
                },
            };
            return Task.CompletedTask;
        });

        // Partners come through the gateway: an inner address here would mislead them.
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Servers = [];
            document.AddComponent("Problem", new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Problem details (RFC 9457); some codes add members of their own, such as available or missing.",
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable, of the form noun.reason." },
                    ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "One sentence in English." },
                    ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                },
                Required = new HashSet<string>(StringComparer.Ordinal) { "code", "title", "status" },
            });
            return Task.CompletedTask;
        });
    });
}
