using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace CCoP.Gateway;

/// <summary>A service and the part of the public address that is its own.</summary>
/// <param name="Service">Its name; where it listens is configured as <c>services:{name}:http:0</c>.</param>
/// <param name="Path">Forwarded unchanged with everything below it.</param>
/// <param name="IsApi">Answers programs: it has an OpenAPI document, and its errors are problem details.</param>
/// <param name="TakesFiles">Bodies may be as large as a file.</param>
internal sealed record Door(string Service, string Path, bool IsApi, bool TakesFiles = false);

/// <summary>What lies behind the gateway, and the way in.</summary>
internal static class Doors
{
    private const string Everything = "{**rest}";

    /// <summary>A new service is one line here.</summary>
    public static IReadOnlyList<Door> All { get; } =
    [
        new("identity", "/identity", IsApi: false),
        new("membership", "/api/membership", IsApi: true),
        new("proposals", "/api/proposals", IsApi: true),
        new("finance", "/api/finance", IsApi: true),
        new("events", "/api/events", IsApi: true),
        new("media", "/api/media", IsApi: true, TakesFiles: true),
        new("web", "", IsApi: false, TakesFiles: true),
    ];

    /// <summary>The door that an address leads to.</summary>
    public static Door Of(PathString path) => All.First(door => path.StartsWithSegments(door.Path));

    public static IEnumerable<Door> Apis => All.Where(door => door.IsApi);

    public static void AddDoors(this IHostApplicationBuilder builder)
    {
        var clusters = All.Select(door => new ClusterConfig
        {
            ClusterId = door.Service,
            Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal)
            {
                [door.Service] = new() { Address = builder.Configuration.ServiceAddress(door.Service).ToString() },
            },
        });
        builder.Services.AddReverseProxy().LoadFromMemory([.. All.Select(Route), .. Apis.Select(DocumentRoute)], [.. clusters]);
    }

    public static void MapDoors(this WebApplication app)
    {
        app.Map("/api/" + Everything, () => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such service. The API page at /docs lists them all."));
        app.Map("/openapi/" + Everything, () => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such document. The API page at /docs lists them all."));
        app.MapReverseProxy(proxy => proxy.Use(async (context, next) =>
        {
            await next(context);
            if (context.Features.Get<IForwarderErrorFeature>() is { } failed && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                await Unavailable.WriteAsync(context, failed);
            }
        }));
    }

    private static RouteConfig Route(Door door) => new RouteConfig
    {
        RouteId = door.Service,
        ClusterId = door.Service,
        Match = new() { Path = door.Path + "/" + Everything },
        Order = door.Path.Length == 0 ? 1 : 0,
    }.WithTransformUseOriginalHostHeader();

    private static RouteConfig DocumentRoute(Door door) => new RouteConfig
    {
        RouteId = door.Service + "-document",
        ClusterId = door.Service,
        Match = new() { Path = $"/openapi/{door.Service}.json", Methods = ["GET"] },
    }.WithTransformPathSet("/openapi/v1.json");
}
