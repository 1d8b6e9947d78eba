using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

internal static class ListAwards
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("awards", Handle)
        .WithSummary("Awards that the reader may see, the newest first, each waiting for Finance or open");

    private static async Task<Ok<Page<AwardCard>>> Handle(
        ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, AwardState? state = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = new Id<Award>(cursor ?? Guid.Empty);
        var items = await db.AwardsFor(user, clock.GetUtcNow())
            .Where(award => (state == null || award.State == state) && (cursor == null || award.Id < after))
            .OrderByDescending(award => award.Id)
            .Take(limit + 1)
            .Cards(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, award => award.Id));
    }

    /// <summary>Partners with the scope and the finance team see every award; others those of proposals that exist for them.</summary>
    public static IQueryable<Award> AwardsFor(this ProposalsDb db, CurrentUser user, DateTimeOffset now)
    {
        var all = user.HasScope(Scopes.AwardsRead) || user.Is(Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay);
        var visible = db.VisibleTo(user, now).Select(proposal => proposal.Id);
        return db.Awards.Where(award => all || visible.Contains(award.ProposalId));
    }
}
