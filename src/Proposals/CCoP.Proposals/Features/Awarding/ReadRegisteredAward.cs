using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

internal static class ReadRegisteredAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("register/{id:guid}", Handle)
        .RequireScope(Scopes.AwardsRead)
        .WithSummary("What an award pays for, activity by activity, for partners");

    private static async Task<Results<Ok<AwardDetail>, NotFound>> Handle(Id<Award> id, ProposalsDb db, CancellationToken ct)
    {
        var awards = db.Awards.Where(award => award.Id == id);
        if (await awards.Registered(db).SingleOrDefaultAsync(ct) is not { } registered)
        {
            return TypedResults.NotFound();
        }

        var (option, proposal) = await awards
            .Join(db.Whole.AsNoTracking(), award => award.ProposalId, proposal => proposal.Id, (award, proposal) => ValueTuple.Create(award.Option, proposal))
            .SingleAsync(ct);
        var lines = proposal.Budget.OrderBy(line => line.Position).Select(line => line.ToAwardLine()).ToLookup(line => line.ActivityId);
        return TypedResults.Ok(new AwardDetail(
            registered, option,
            [.. proposal.Activities.OrderBy(activity => activity.Position).Select(activity => new AwardedActivity(
                activity.Id.Value, activity.Title, activity.Province, activity.From, activity.To,
                Money.Eur(lines[activity.Id.Value].Sum(line => line.AmountEur.Amount)),
                [.. lines[activity.Id.Value].Select(line => new AwardedLine(line.Id, line.Description, line.OrganisationId, line.Option, line.AmountEur, line.Currency))]))]));
    }
}
