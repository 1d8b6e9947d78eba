using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

/// <summary>An issued award is public, also for whoever was in conflict while it was decided (P20).</summary>
internal static class ListRegister
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("register", Handle)
        .WithSummary("The public register of awards, the newest first; organisations, never people");

    private static async Task<Ok<Page<RegisteredAward>>> Handle(
        ProposalsDb db, CancellationToken ct,
        [StringLength(60)] string? cop = null, [Range(2020, 2100)] int? year = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = new Id<Award>(cursor ?? Guid.Empty);
        var awards = db.Awards.Where(award => cursor == null || award.Id < after);
        if (Words.CheckedOrNone(cop, 60, "cop") is { } slug)
        {
            awards = awards.Where(award => db.Cops.Any(copy => copy.Id == award.CopId && copy.Slug == slug));
        }

        if (year is { } wanted)
        {
            var (from, to) = (PhnomPenh.At(new(wanted, 1, 1), TimeOnly.MinValue), PhnomPenh.At(new(wanted + 1, 1, 1), TimeOnly.MinValue));
            awards = awards.Where(award => award.MadeAt >= from && award.MadeAt < to);
        }

        var items = await awards.OrderByDescending(award => award.Id).Take(limit + 1).Registered(db).ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, award => award.Id));
    }

    public static IQueryable<RegisteredAward> Registered(this IQueryable<Award> awards, ProposalsDb db) =>
        from award in awards
        join proposal in db.Proposals on award.ProposalId equals proposal.Id
        join round in db.Rounds on proposal.RoundId equals round.Id
        join cop in db.Cops on award.CopId equals cop.Id
        let decision = proposal.Decisions.Where(decision => decision.ApprovedEur != null).OrderByDescending(decision => decision.At).First()
        select new RegisteredAward(
            award.Id.Value, award.Title, award.CopId, cop.Slug, cop.Name,
            db.Organisations
                .Where(organisation => award.Members.Any(member => member.OrganisationId == organisation.Id && member.WithdrewAt == null))
                .OrderBy(organisation => organisation.Name.En)
                .Select(organisation => new RegisteredMember(organisation.Id, organisation.Name, organisation.Acronym))
                .ToList(),
            proposal.Activities.Select(activity => activity.Province).Distinct().Order().ToList(),
            Money.Eur(award.AmountEur), award.State, award.MadeAt,
            new RegisteredDecision(round.Title, round.Rubric, decision.Reason, award.Recusals, decision.At));
}
