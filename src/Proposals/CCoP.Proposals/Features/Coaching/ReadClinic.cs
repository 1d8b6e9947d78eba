using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class ReadClinic
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("clinics/{id:guid}", Handle)
        .WithSummary("A clinic with its coaches, and those of its drafts that exist for the reader");

    private static async Task<Results<Ok<ClinicPage>, NotFound>> Handle(Id<Clinic> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (named, mayChange, today) = (user.IsPerson, user.Is(Roles.Facilitator), PhnomPenh.Day(now));
        var drafts = db.VisibleTo(user, now)
            .Where(proposal => db.CoachedDrafts.Any(draft => draft.ClinicId == id && draft.ProposalId == proposal.Id))
            .OrderBy(proposal => proposal.Id)
            .Cards(db);
        return await (
            from clinic in db.Clinics
            where clinic.Id == id
            join round in db.Rounds on clinic.RoundId equals round.Id
            select new ClinicPage(
                clinic.Id.Value, round.Id.Value, round.Title, clinic.Title, clinic.From, clinic.To, clinic.Province, clinic.Place,
                clinic.Coaches.Where(coach => named).OrderBy(coach => coach.PersonId).Select(coach => new ClinicCoach(
                    coach.PersonId, db.Roles.Where(role => role.PersonId == coach.PersonId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "")).ToList(),
                drafts.ToList(),
                mayChange && today <= clinic.To, clinic.Version)).SingleOrDefaultAsync(ct) is { } page
            ? TypedResults.Ok(page)
            : TypedResults.NotFound();
    }
}
