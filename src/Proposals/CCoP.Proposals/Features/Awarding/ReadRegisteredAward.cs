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
        var awards = db.Awards.AsNoTracking().Where(award => award.Id == id);
        return await awards.Registered(db).SingleOrDefaultAsync(ct) is { } registered && await awards.SingleAsync(ct) is var award
            ? TypedResults.Ok(new AwardDetail(registered, award.Option, award.AwardedActivities()))
            : TypedResults.NotFound();
    }
}
