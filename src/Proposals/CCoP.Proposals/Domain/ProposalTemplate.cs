namespace CCoP.Proposals.Domain;

/// <summary>The sections of a joint proposal. A proposal keeps the version it was written with (P02).</summary>
internal static class ProposalTemplate
{
    public const string Version = "2026-1";

    public static IReadOnlyList<TemplateSection> Sections { get; } =
    [
        new("issue", new("The issue", "បញ្ហា"),
            new("What do you want to change, for whom, and how do you know it matters to them?", "តើអ្នកចង់ផ្លាស់ប្តូរអ្វី សម្រាប់អ្នកណា ហើយតើអ្នកដឹងដោយរបៀបណាថាវាសំខាន់សម្រាប់ពួកគេ?")),
        new("idea", new("The idea", "គំនិត"),
            new("What will you do together, and what do you want to find out by doing it?", "តើអ្នកនឹងធ្វើអ្វីជាមួយគ្នា ហើយតើអ្នកចង់រកឃើញអ្វីតាមរយៈការអនុវត្តនេះ?")),
        new("common-interest", new("Common interest", "ផលប្រយោជន៍រួម"),
            new("Why does it need all of you? What does each member bring?", "ហេតុអ្វីបានជាវាត្រូវការអ្នកទាំងអស់គ្នា? តើសមាជិកម្នាក់ៗចូលរួមចំណែកអ្វី?")),
        new("inclusion", new("Inclusion", "បរិយាប័ន្ន"),
            new("Who could be left out, and what will you do so that they can take part?", "តើអ្នកណាអាចត្រូវបានទុកចោល ហើយតើអ្នកនឹងធ្វើអ្វីដើម្បីឱ្យពួកគេអាចចូលរួម?")),
        new("learning", new("Learning and reflection", "ការរៀនសូត្រ និងការឆ្លុះបញ្ចាំង"),
            new("How will you look back on it together, and who should hear what you learned?", "តើអ្នកនឹងពិនិត្យមើលឡើងវិញជាមួយគ្នាដោយរបៀបណា ហើយតើអ្នកណាគួរដឹងពីអ្វីដែលអ្នកបានរៀន?")),
    ];
}

/// <param name="Key">Stable; part of the address of the section.</param>
/// <param name="Hint">The question that the section answers.</param>
internal sealed record TemplateSection(string Key, LocalText Title, LocalText Hint);
