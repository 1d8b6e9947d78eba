using Scalar.AspNetCore;

namespace CCoP.Gateway;

/// <summary>One page for the OpenAPI documents of all services. It loads nothing from elsewhere and tells nobody.</summary>
internal static class Documents
{
    public static void MapDocuments(this WebApplication app) => app.MapScalarApiReference("/docs", page =>
    {
        page.WithTitle("CCoP API").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools();
        foreach (var door in Doors.Apis)
        {
            page.AddDocument(door.Service, char.ToUpperInvariant(door.Service[0]) + door.Service[1..], $"/openapi/{door.Service}.json");
        }
    });
}
