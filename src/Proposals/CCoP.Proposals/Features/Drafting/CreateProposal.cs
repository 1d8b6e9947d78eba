using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

internal static class CreateProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Start a joint proposal in an open round, for an organisation that the caller represents in the CoP");

    private static async Task<Results<Created<ProposalCreated>, NotFound>> Handle(
        NewProposal told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (copId, organisation, roundId) = (told.CopId!.Value, told.OrganisationId!.Value, new Id<Round>(told.RoundId!.Value));
        var round = await db.Rounds.SingleOrDefaultAsync(round => round.Id == roundId, ct);
        var cop = await db.Cops.SingleOrDefaultAsync(cop => cop.Id == copId, ct);
        if (round is null || cop is null || !await db.Represented(user.PersonId, copId, now).ContainsAsync(organisation, ct))
        {
            return TypedResults.NotFound();
        }

        var id = Id<Proposal>.From(told.Id);
        if (await db.Proposals.AsNoTracking().Include(earlier => earlier.CoApplicants).SingleOrDefaultAsync(earlier => earlier.Id == id, ct) is { } earlier)
        {
            Rule.Available(
                earlier.StartedBy == user.PersonId && earlier.RoundId == round.Id && earlier.CopId == copId && earlier.HasAccepted(organisation),
                "record.duplicate", "This id belongs to another record. Use a new one.");
            return Created(id);
        }

        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(known => known.Id, ct);
        db.Proposals.Add(Proposal.Start(id, round, cop, organisations, await db.CurrentTemplateAsync(ct), organisation, told.Title, user.PersonId, now));
        await db.SaveChangesAsync(ct);
        return Created(id);
    }

    private static Created<ProposalCreated> Created(Id<Proposal> id) => TypedResults.Created($"/api/proposals/{id}", new ProposalCreated(id.Value));
}
