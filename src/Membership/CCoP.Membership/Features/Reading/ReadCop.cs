using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class ReadCop
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("cops/{slug}", Handle)
        .WithSummary("A Community of Practice with its members and rightsholder groups");

    private static async Task<Results<Ok<CopPage>, NotFound>> Handle(string slug, MembershipDb db, CancellationToken ct) =>
        await db.Cops
            .Where(cop => cop.Slug == slug)
            .Select(cop => new CopPage(
                cop.Id.Value, cop.Slug, cop.Name, cop.Aliases, cop.Domain, cop.Practice, cop.Community,
                cop.Goals, cop.MeetingMode, cop.State, cop.Colour,
                cop.Memberships
                    .Where(membership => membership.State == MembershipState.Invited || membership.State == MembershipState.Accepted)
                    .OrderBy(membership => membership.Organisation.Name.En)
                    .Select(membership => new CopMember(
                        membership.OrganisationId.Value, membership.Organisation.Slug, membership.Organisation.Name, membership.Organisation.Acronym,
                        membership.Organisation.Kind, membership.State, membership.Since, membership.Source))
                    .ToList(),
                cop.Groups.OrderBy(group => group.Code).Select(group => new GroupItem(group.Code, group.Name, group.Cops.Count)).ToList(),
                cop.Version)
            {
                Closing = cop.State == CopState.GoalReached || cop.State == CopState.Disbanded
                    ? cop.Steps.Where(step => step.WordsEn != null).OrderByDescending(step => step.At).Select(step => new LocalText(step.WordsEn!, step.WordsKm)).FirstOrDefault()
                    : null,
            })
            .SingleOrDefaultAsync(ct) is { } page
            ? TypedResults.Ok(page)
            : TypedResults.NotFound();
}
