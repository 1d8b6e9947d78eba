using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ReadOrganisation
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("organisations/{slug}", Handle)
        .WithSummary("An organisation with its CoPs, its other spellings and the hosting questions about it");

    private static async Task<Results<Ok<OrganisationPage>, NotFound>> Handle(string slug, MembershipDb db, CurrentUser user, CancellationToken ct)
    {
        var page = await db.Organisations
            .Where(organisation => organisation.Slug == slug)
            .Select(organisation => new OrganisationPage(
                organisation.Id.Value, organisation.Slug, organisation.Name, organisation.Acronym, organisation.Aliases, organisation.Kind,
                db.Set<Domain.CopMembership>()
                    .Where(membership => membership.OrganisationId == organisation.Id && (membership.State == MembershipState.Invited || membership.State == MembershipState.Accepted))
                    .OrderBy(membership => membership.Cop.Name.En)
                    .Select(membership => new OrganisationCop(membership.Cop.Slug, membership.Cop.Name, membership.Cop.Colour, membership.State, membership.Since))
                    .ToList(),
                new List<HostingItem>(),
                organisation.Version))
            .SingleOrDefaultAsync(ct);
        if (page is null)
        {
            return TypedResults.NotFound();
        }

        var id = new Id<Domain.Organisation>(page.Id);
        return TypedResults.Ok(page with { Hosting = await db.Hostings.Where(hosting => hosting.HostId == id || hosting.HostedId == id).Items(db, user.Is(Roles.Facilitator, Roles.Auditor)).ToListAsync(ct) });
    }

    /// <summary>Hosting questions as they travel: reasons that are not public to staff alone.</summary>
    public static IQueryable<HostingItem> Items(this IQueryable<Domain.Hosting> hostings, MembershipDb db, bool isStaff) =>
        from hosting in hostings
        join host in db.Organisations on hosting.HostId equals host.Id
        join hosted in db.Organisations on hosting.HostedId equals hosted.Id
        select new HostingItem(
            hosting.Id.Value, hosting.HostId.Value, host.Name.En, hosting.HostedId.Value, hosted.Name.En,
            hosting.State, hosting.Source, isStaff || hosting.IsReasonPublic ? hosting.Reason : null, hosting.IsReasonPublic, hosting.Version);
}
