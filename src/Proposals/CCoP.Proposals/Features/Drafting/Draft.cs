using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

/// <summary>
/// A proposal on the desk of one of its members: its root is locked until the save, so edits, sign-offs and the submission
/// come one after the other.
/// </summary>
/// <param name="Mine">Organisations that the person represents in the CoP.</param>
internal sealed record Draft(Proposal Proposal, IReadOnlyList<Guid> Mine, Guid PersonId, DateTimeOffset Now)
{
    /// <summary>Null when the proposal does not exist for this person as a member or an invited one.</summary>
    public static async Task<Draft?> OpenAsync(Id<Proposal> id, ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.OwnOf(user.PersonId, now).AnyAsync(own => own.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return null;
        }

        var proposal = await db.Whole.SingleAsync(proposal => proposal.Id == id, ct);
        return new Draft(proposal, await db.Represented(user.PersonId, proposal.CopId, now).Order().ToListAsync(ct), user.PersonId, now);
    }

    /// <summary>Writing is for organisations that accepted to apply jointly.</summary>
    public Proposal ToWrite()
    {
        var writers = Mine.Where(Proposal.HasAccepted).ToList();
        Rule.Allowed(writers.Count > 0, "coapplicant.not_accepted", "Accept the invitation for your organisation first.");
        return Proposal.HandTo(new Writer(PersonId, writers[0], Now));
    }

    /// <summary>An act for one organisation is for its own representative.</summary>
    public Proposal ToActFor(Guid organisation)
    {
        Rule.Allowed(Mine.Contains(organisation), "organisation.not_yours", "You can act only for an organisation that you represent in this CoP.");
        return Proposal.HandTo(new Writer(PersonId, organisation, Now));
    }
}
