using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Values that are configured.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>The value of <c>Parameters:{name}</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, secret, () => builder.Configuration["Parameters:" + name]
            ?? throw new DistributedApplicationException($"The parameter {name} has no value: set Parameters:{name}.")));

    /// <summary>The value of <c>ConnectionStrings:{name}</c>.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null)
    {
        var value = builder.Configuration.GetConnectionString(name)
            ?? builder.Configuration[environmentVariableName ?? ""]
            ?? throw new DistributedApplicationException($"The connection string {name} is missing: set ConnectionStrings:{name}.");
        return builder.AddResource(new ConnectionStringResource(name, ReferenceExpression.Create($"{value}")));
    }
}

/// <summary>Connection strings that are put together from others.</summary>
public static class ConnectionStringBuilderExtensions
{
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression) =>
        builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
}
