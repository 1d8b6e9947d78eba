using CCoP.Proposals.Contracts;
using CCoP.Web.Language;

namespace CCoP.Web.Components.Pages.Proposals;

/// <summary>Names of those who apply jointly.</summary>
internal static class CoApplicantNames
{
    /// <summary>Empty for an organisation that does not apply.</summary>
    public static string NameOf(this ProposalPage proposal, Guid organisation, Reader reader) =>
        proposal.CoApplicants.Where(member => member.OrganisationId == organisation).Select(member => reader.Text(member.Name)).FirstOrDefault("");
}
