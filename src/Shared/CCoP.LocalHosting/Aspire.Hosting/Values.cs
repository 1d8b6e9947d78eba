using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something whose value is known once the application starts.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>A text with values in it that are known later.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly IReadOnlyList<object> parts;

    private ReferenceExpression(IReadOnlyList<object> parts) => this.parts = parts;

    /// <summary>Whether a secret is a part of it.</summary>
    internal bool IsSecret => parts.Any(Secret.Is);

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part is IValueProvider later ? await later.GetValueAsync(cancellationToken) : (string)part);
        }

        return text.ToString();
    }

    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        internal List<object> Parts { get; } = new(formattedCount + Math.Min(literalLength, 1));

        public void AppendLiteral(string value) => Parts.Add(value);

        public void AppendFormatted(string? value) => Parts.Add(value ?? "");

        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider => Parts.Add(valueProvider);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider => Parts.Add(valueProvider.Resource);
    }
}

/// <summary>An endpoint of a resource; its address is known once the application starts.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IValueProvider
{
    public IResourceWithEndpoints Resource { get; } = owner;

    public string EndpointName { get; } = endpointName;

    public EndpointAnnotation EndpointAnnotation => Resource.Annotations.OfType<EndpointAnnotation>().SingleOrDefault(endpoint => endpoint.Name == EndpointName)
        ?? throw new DistributedApplicationException($"The resource {Resource.Name} has no endpoint named {EndpointName}.");

    public bool IsAllocated => EndpointAnnotation.AllocatedPort is not null;

    public int Port => EndpointAnnotation.AllocatedPort ?? throw new DistributedApplicationException($"The endpoint {EndpointName} of {Resource.Name} has no port before the application starts.");

    public string Url => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{EndpointAnnotation.UriScheme}://localhost:{Port}");

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>What the dashboard must not show.</summary>
internal static class Secret
{
    public static bool Is(object value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        IResourceWithConnectionString => true,
        ReferenceExpression expression => expression.IsSecret,
        _ => false,
    };
}
