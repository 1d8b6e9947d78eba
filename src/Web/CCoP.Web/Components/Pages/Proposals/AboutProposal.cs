using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Forms;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Proposals;

/// <summary>A page about one proposal.</summary>
public abstract class AboutProposal : AboutRecord<ProposalPage, Words.Proposals>
{
    [Inject]
    public required ProposalsClient Proposals { get; set; }

    /// <summary>A form that was sent is also shown when it came too late, so that nothing typed is lost.</summary>
    protected bool MayWrite => It is { MayEdit: true } || IsSent;

    protected override string Overview => $"/proposals/{Id}";

    protected override Task<ProposalPage?> AskAsync() => Proposals.ReadProposalAsync(Id, Ct);

    /// <summary>What is said after a part was saved; a change ends the signatures.</summary>
    protected string Saved(string part) => Texts[It!.CoApplicants.Any(member => member.SignedAt is not null) ? "Saved.Unsigned" : "Saved", part];

    /// <summary>Saves a part. When somebody saved other words since it was opened, both are shown instead and the writer goes on from there (P03).</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="saved">The version of the part as it is now.</param>
    /// <param name="isSame">Whether what was typed is what is saved now, as after a double click.</param>
    /// <param name="command">The call that saves it.</param>
    /// <param name="then">The page that follows.</param>
    /// <param name="confirmation">What was done.</param>
    /// <param name="field">Which field a refusal is about, where its code tells.</param>
    protected Task SavePartAsync(
        PartForm form, Func<uint> saved, Func<bool> isSame, Func<Task> command, string then, string confirmation, Func<ApiException, string?>? field = null)
    {
        if (Submission.Problems.Count == 0 && form.Version != saved() && !isSame())
        {
            (form.Version, form.IsMerging) = (saved(), true);
            Submission.Refuse(null, Texts["Merge.Problem"]);
        }

        return Submission.SendAsync(SendAsync, then, confirmation, field);

        async Task SendAsync()
        {
            if (isSame())
            {
                return;
            }

            try
            {
                await command();
            }
            catch (ApiException stale) when (stale.Code == "version.stale")
            {
                // Somebody saved while this page was being read: perhaps the same person, by a second click.
                await ReadAsync();
                if (!isSame())
                {
                    (form.Version, form.IsMerging) = (saved(), true);
                    throw;
                }
            }
        }
    }
}
