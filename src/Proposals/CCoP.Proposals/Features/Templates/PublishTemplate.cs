using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Templates;

internal static class PublishTemplate
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("templates", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Publish the next version of the templates; published again without a change, it is the same version");

    private static async Task<Created<TemplatePublished>> Handle(NewTemplate told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var year = FormattableString.Invariant($"{PhnomPenh.Day(now).Year}-");
        var template = Template.Publish(told, await db.Templates.CountAsync(earlier => earlier.Version.StartsWith(year), ct), user.PersonId, now);
        var current = await db.CurrentTemplateAsync(ct);
        if (!template.SaysTheSameAs(current))
        {
            db.Templates.Add(template);
            await db.SaveChangesAsync(ct);
            current = template;
        }

        return TypedResults.Created($"/api/proposals/templates/{current.Version}", new TemplatePublished(current.Version));
    }
}
