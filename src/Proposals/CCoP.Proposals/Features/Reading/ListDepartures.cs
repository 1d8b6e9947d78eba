using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Drafting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

internal static class ListDepartures
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}/departures", Handle)
        .WithSummary("What breaks if one of the members leaves, for each of them (A01)");

    private static async Task<Results<Ok<IReadOnlyList<Departure>>, NotFound>> Handle(Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var proposal = await db.Proposals.AsNoTracking().Include(proposal => proposal.CoApplicants).Include(proposal => proposal.Budget).AsSplitQuery().SingleAsync(proposal => proposal.Id == id, ct);
        var around = await Surroundings.OfAsync(proposal, db, now, ct);
        var lastWriters = await db.Versions
            .Where(version => version.ProposalId == id && db.Set<Section>().Any(section => section.ProposalId == id && section.Key == version.Part))
            .Where(version => !db.Versions.Any(later => later.ProposalId == id && later.Part == version.Part && later.Edition > version.Edition))
            .ToDictionaryAsync(version => version.Part, version => version.OrganisationId, StringComparer.Ordinal, ct);
        return TypedResults.Ok<IReadOnlyList<Departure>>([.. Departures.Of(proposal, around.Cop, around.Organisations, around.Rates, lastWriters)]);
    }
}
