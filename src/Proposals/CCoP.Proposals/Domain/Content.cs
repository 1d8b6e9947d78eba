using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CCoP.Proposals.Domain;

/// <summary>What a signatory signs off: the whole content of a proposal in one canonical form, and its SHA-256; and its parts, one by one.</summary>
internal static class Content
{
    /// <summary>The parts besides the sections, which go by their own keys.</summary>
    public const string Basics = "basics", Activities = "activities", Agendas = "agendas", Budget = "budget", Members = "members";

    public static PartContent Of(Proposal proposal, string part) => part switch
    {
        Basics => new(Basics: new(proposal.Title, proposal.OriginEventId?.Value, proposal.PredecessorId)),
        Activities => new(Activities: [.. proposal.Activities.OrderBy(activity => activity.Position).Select(activity => activity.ToItem())]),
        Agendas => new(Agendas: [.. proposal.Activities.OrderBy(activity => activity.Position).Select(activity => new SavedAgenda(activity.Id.Value, activity.Title, activity.Agenda))]),
        Budget => new(Lines: [.. proposal.Budget.OrderBy(line => line.Position).Select(line => line.ToLine())]),
        Members => new(Members: proposal.Accepted),
        _ => new(Text: proposal.Sections.Single(section => section.Key == part).Text),
    };

    public static string Hash(Proposal proposal) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(proposal))));

    /// <summary>All of it, each word and number in one way only.</summary>
    public static string Canonical(Proposal proposal) => JsonSerializer.Serialize(new
    {
        proposal.TemplateVersion,
        proposal.Title.En,
        proposal.Title.Km,
        Origin = proposal.OriginEventId?.Value,
        proposal.PredecessorId,
        Sections = proposal.Sections.OrderBy(section => section.Key, StringComparer.Ordinal).Select(section => new { section.Key, section.Text }),
        Activities = proposal.Activities.OrderBy(activity => activity.Position).Select(activity => new { activity.Id.Value, activity.Title, activity.Province, activity.Place, activity.From, activity.To, activity.Agenda }),
        Budget = proposal.Budget.OrderBy(line => line.Position).Select(line => new
        {
            line.Id.Value,
            line.Description,
            line.Unit,
            Quantity = Digits(line.Quantity),
            Cost = Digits(line.UnitCost.Amount),
            line.UnitCost.Currency,
            Activity = line.ActivityId.Value,
            line.OrganisationId,
            line.Option,
        }),
        Members = proposal.CoApplicants.Where(member => member.State == CoApplicantState.Accepted).Select(member => member.OrganisationId).Order(),
    });

    /// <summary>1, 1.0 and 1.000 are one number: the database gives back more zeros than were sent.</summary>
    private static string Digits(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
