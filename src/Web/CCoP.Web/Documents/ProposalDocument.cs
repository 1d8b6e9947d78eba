using CCoP.Proposals.Contracts;
using CCoP.Web.Components.Texts;
using CCoP.Web.Language;
using Microsoft.Extensions.Localization;

namespace CCoP.Web.Documents;

/// <summary>A proposal as a Word file that its members print and sign, with budget and agendas; and the blank one (P02).</summary>
public sealed class ProposalDocument(Reader reader, IStringLocalizer<Words.Proposals> words)
{
    private const int LinesToWriteOn = 6, BlankRows = 6;

    /// <summary>In the language of the moment.</summary>
    public byte[] Filled(ProposalPage it)
    {
        var file = new WordDocument(reader.Text(it.Title), reader.Language).Title(reader.Text(it.Title))
            .Table([words["Document.Facts"], ""], Facts(it));
        foreach (var section in it.Sections)
        {
            file.Heading(reader.Text(section.Title)).Text(section.Text.Length > 0 ? section.Text : words["NotWritten"]);
        }

        if (it.Predecessor is { } before)
        {
            file.Heading(words["Phase.Before"]).Text($"{reader.Text(before.Phase.Title)} ({reader.Digits(before.Phase.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))})");
            file.Text(before.Report is { } report ? reader.Text(report.Summary) : words["Phase.NotReported"]);
        }

        file.Heading(words["Activities"]);
        foreach (var (activity, agenda) in it.Activities.Items.Zip(it.Activities.Agendas))
        {
            file.Subheading(activity.Title).Text(string.Join(", ", new[] { activity.Place, reader.Text(Provinces.Name(activity.Province)), Days(activity.From, activity.To) }.Where(part => !string.IsNullOrEmpty(part))));
            if (agenda.Items.Count > 0)
            {
                file.Table(AgendaHead, agenda.Items.Select(item => (IReadOnlyList<string>)[When(item), item.Title, item.LedBy ?? ""]));
            }
            else
            {
                file.Text(words["Agenda.None"]);
            }
        }

        file.Heading(words["Budget"]);
        if (it.Budget.Lines.Count > 0)
        {
            file.Table(BudgetHead, it.Budget.Lines.Select(line => (IReadOnlyList<string>)
            [
                line.Description, $"{reader.Number(line.Quantity)} {line.Unit}", reader.Money(line.UnitCost), Member(it, line.OrganisationId),
                line is { Total.Currency: not Currency.Eur, TotalEur: { } eur } ? $"{reader.Money(line.Total)}\n{reader.Money(eur)}" : reader.Money(line.Total),
            ]));
            file.Text(string.Join('\n', it.Budget.Totals.Select(total => $"{words["Total.In", total.Currency]}: {reader.Money(total)}")));
            if (it.Budget.TotalEur is { } sum)
            {
                file.Text($"{words["Total.Eur"]}: {reader.Money(sum)}");
            }
        }
        else
        {
            file.Text(words["NotWritten"]);
        }

        return file.Heading(words["Document.Signatures"]).Hint(words["Document.Signatures.Hint"]).Table(
            SignatureHead,
            it.CoApplicants.Where(member => member.State == CoApplicantState.Accepted).Select(member => (IReadOnlyList<string>)
                [reader.Text(member.Name) + (member.SignedAt is { } at ? "\n" + words["Signed", reader.Instant(at)] : ""), "", "", ""]),
            tall: true).Save();
    }

    /// <summary>To fill in by hand, in the language of the moment.</summary>
    public byte[] Blank(TemplatePage it)
    {
        var file = new WordDocument(words["Document.Blank"], reader.Language).Title(words["Document.Blank"]).Hint(words["Template.Version", it.Version])
            .Table([words["Document.Facts"], ""], [[words["Document.Title"], ""], [words["Cop"], ""], [words["Members"], ""], [words["Origin"], ""], [words["Phase.Before"], ""]], tall: true);
        foreach (var section in it.Sections)
        {
            file.Heading(reader.Text(section.Title)).Hint(reader.Text(section.Hint)).Lines(LinesToWriteOn);
        }

        file.Heading(words["Document.Agenda"]).Table([words["Activity.Title"], words["Document.Place"], words["Document.Days"]], [["", "", ""]], tall: true);
        Hints(file, it.Agenda).Table(AgendaHead, Enumerable.Repeat<IReadOnlyList<string>>(["", "", ""], BlankRows), tall: true);
        file.Heading(words["Budget"]);
        Hints(file, it.Budget).Table(BudgetHead, Enumerable.Repeat<IReadOnlyList<string>>(["", "", "", "", ""], BlankRows), tall: true);
        return file.Heading(words["Document.Signatures"]).Table(SignatureHead, Enumerable.Repeat<IReadOnlyList<string>>(["", "", "", ""], 3), tall: true).Save();
    }

    private IReadOnlyList<string> AgendaHead => [words["Agenda.When"], words["Agenda.What"], words["Agenda.LedBy"]];

    private IReadOnlyList<string> BudgetHead => [words["Line.Description"], words["Line.Quantity"], words["Line.UnitCost"], words["Line.OrganisationId"], words["Total"]];

    private IReadOnlyList<string> SignatureHead => [words["Document.Organisation"], words["Document.Name"], words["Document.Signature"], words["Document.Day"]];

    private IEnumerable<IReadOnlyList<string>> Facts(ProposalPage it)
    {
        yield return [words["Title.En"], it.Title.En];
        if (it.Title.Km is { } khmer)
        {
            yield return [words["Title.Km"], khmer];
        }

        yield return [words["Cop"], reader.Text(it.CopName)];
        yield return [words["Round"], reader.Text(it.Round.Title)];
        yield return [words["Members"], string.Join('\n', it.CoApplicants.Where(member => member.State == CoApplicantState.Accepted).Select(member => reader.Text(member.Name)))];
        yield return [words["Origin"], it.Origin is { } origin ? $"{reader.Text(origin.Title)}, {origin.PrintedDate}" : words["NotWritten"]];
        if (it.SubmittedAt is { } submitted)
        {
            yield return [words["SubmittedAt"], reader.Instant(submitted)];
        }

        yield return [words["Template"], it.TemplateVersion];
    }

    private WordDocument Hints(WordDocument file, IEnumerable<TemplateItem> items)
    {
        foreach (var item in items)
        {
            file.Hint($"{reader.Text(item.Title)}: {reader.Text(item.Hint)}");
        }

        return file;
    }

    private string When(AgendaEntry item) => string.Join(' ', new[] { item.Day is { } day ? reader.Day(day) : null, item.Time is { } time ? reader.Time(time) : null }.Where(part => part is not null));

    private string Days(DateOnly from, DateOnly to) => from == to ? reader.Day(from) : $"{reader.Day(from)} – {reader.Day(to)}";

    private string Member(ProposalPage it, Guid organisation) =>
        it.CoApplicants.Where(member => member.OrganisationId == organisation).Select(member => member.Acronym ?? reader.Text(member.Name)).FirstOrDefault("");
}
