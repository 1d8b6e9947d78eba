using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

/// <summary>What coaches and members tell each other about a draft. It is theirs: neither the committee nor staff read it.</summary>
internal static class Coaching
{
    /// <summary>Null for everybody else.</summary>
    /// <param name="mine">Organisations that the reader represents in the CoP, where the proposal is editable.</param>
    public static async Task<CoachingPart?> CoachingAsync(this ProposalsDb db, Proposal proposal, CurrentUser user, List<Guid> mine, DateTimeOffset now, CancellationToken ct)
    {
        var own = db.OwnOf(user.PersonId, now).Where(own => own.Id == proposal.Id);
        var isMember = proposal.IsEditable
            ? proposal.CoApplicants.Any(member => member.State != CoApplicantState.Declined && mine.Contains(member.OrganisationId))
            : await db.CoachedDrafts.AnyAsync(draft => draft.ProposalId == proposal.Id && own.Any(), ct);
        var mayNote = proposal.IsEditable && await db.CoachedBy(user.PersonId, now).AnyAsync(draft => draft.ProposalId == proposal.Id, ct);
        if (!isMember && !mayNote)
        {
            return null;
        }

        var today = PhnomPenh.Day(now);
        var clinics = await db.Clinics
            .Where(clinic => clinic.RoundId == proposal.RoundId && (today <= clinic.To || clinic.Drafts.Any(draft => draft.ProposalId == proposal.Id)))
            .OrderBy(clinic => clinic.From).ThenBy(clinic => clinic.Id)
            .Select(clinic => new ProposalClinic(
                clinic.Id.Value, clinic.Title, clinic.From, clinic.To, clinic.Province, clinic.Place, clinic.Drafts.Any(draft => draft.ProposalId == proposal.Id), today > clinic.To))
            .ToListAsync(ct);
        var notes = await db.CoachNotes
            .Where(note => note.ProposalId == proposal.Id)
            .OrderBy(note => note.Id)
            .Select(note => new CoachNoteItem(
                note.Id.Value,
                db.Roles.Where(role => role.PersonId == note.CoachId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "",
                note.Text, note.Part, note.At, note.Change, note.Answer, note.AnsweredAt, note.Version))
            .ToListAsync(ct);
        return new CoachingPart(clinics, notes, mayNote);
    }

    public static IQueryable<ClinicCard> Cards(this IQueryable<Clinic> clinics, ProposalsDb db, bool named) => clinics
        .OrderBy(clinic => clinic.From).ThenBy(clinic => clinic.Id)
        .Select(clinic => new ClinicCard(
            clinic.Id.Value, clinic.Title, clinic.From, clinic.To, clinic.Province, clinic.Place,
            clinic.Coaches.Where(coach => named).OrderBy(coach => coach.PersonId)
                .Select(coach => db.Roles.Where(role => role.PersonId == coach.PersonId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "").ToList()));
}
