using System.Globalization;
using CCoP.Media.Contracts;
using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Media;

/// <summary>
/// A consent as it is asked for, one question after another (S12). What was answered before travels along in the page: names are
/// kept nowhere else until it is recorded.
/// </summary>
public sealed class ConsentInput
{
    /// <summary>Who may have explained it: roles, not names.</summary>
    public static readonly string[] Explainers = ["representative", "facilitator", "volunteer", "peer"];

    /// <summary>Languages as BCP 47 tags; csx is Cambodian Sign Language, kdt Kuy, tpu Tampuan, krr Krung.</summary>
    public static readonly string[] Tongues = ["km", "csx", "kdt", "tpu", "krr", "en"];

    /// <summary>Of the new consent: a second click records one.</summary>
    public Guid Id { get; set; }

    public ConsentStep Step { get; set; }

    public string? ExplainedBy { get; set; }

    public string? Language { get; set; }

    public bool InterpreterUsed { get; set; }

    public PersonKind? Person { get; set; }

    public string? PersonName { get; set; }

    public string? Guardian { get; set; }

    public string? PeopleCovered { get; set; }

    /// <summary>By name; only those that are ticked.</summary>
    public Dictionary<string, bool> Channels { get; set => field = value ?? []; } = [];

    public ConsentAudience? Audience { get; set; }

    public ConsentMethod? Method { get; set; }

    public DateOnly? GivenOn { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    /// <param name="earlier">Of the same person, in whose place the new one stands; null for a first one.</param>
    public static ConsentInput Begin(ConsentItem? earlier) => new()
    {
        Id = Guid.CreateVersion7(),
        Audience = ConsentAudience.Everyone,
        PersonName = earlier?.PersonName,
        Guardian = earlier?.Guardian,
        Person = earlier switch
        {
            null => null,
            { IsGroup: true } => PersonKind.Group,
            { Guardian: not null } => PersonKind.Guarded,
            _ => PersonKind.Self,
        },
        PeopleCovered = earlier is { IsGroup: true } ? earlier.PeopleCovered.ToString(CultureInfo.InvariantCulture) : null,
    };

    public IEnumerable<ConsentChannel> Chosen => Enum.GetValues<ConsentChannel>().Where(channel => Channels.ContainsKey(channel.ToString()));

    private int? Covered => Person == PersonKind.Group ? PeopleField.Read(PeopleCovered) : 1;

    /// <summary>What is missing or does not fit in a step: the field, the key of its label, and the code of the sentence.</summary>
    public IEnumerable<(string Field, string Label, string Code)> Problems(ConsentStep step)
    {
        var fields = step switch
        {
            ConsentStep.Explain => [(nameof(ExplainedBy), Typing.IsThere(ExplainedBy), "Ask.ExplainedBy"), (nameof(Language), Typing.IsThere(Language), "Ask.Language")],
            ConsentStep.Person =>
            [
                (nameof(Person), Person is not null, "Ask.Person"),
                (nameof(Guardian), Person != PersonKind.Guarded || Typing.IsThere(Guardian), "Ask.Guardian"),
                (nameof(PeopleCovered), Covered is > 0, "Ask.PeopleCovered"),
            ],
            ConsentStep.Where => [(nameof(Channels), Channels.Count > 0, "Ask.Channels"), (nameof(Audience), Audience is not null, "Ask.Audience")],
            ConsentStep.How => [(nameof(Method), Method is not null, "Ask.Method"), (nameof(GivenOn), GivenOn is not null, "Ask.GivenOn")],
            _ => Array.Empty<(string, bool, string)>(),
        };
        return fields.Where(field => !field.Item2).Select(field => ($"Form.{field.Item1}", field.Item3, "field.missing"));
    }

    public NewConsent Read(ConsentSubject subject, Guid subjectId, Guid? cop, Guid? replaces) => new(
        Id, subject, subjectId, cop, Typing.Line(PersonName), Person == PersonKind.Guarded ? Typing.Line(Guardian) : null, Person == PersonKind.Group, Covered ?? 1,
        ExplainedBy ?? "", Language ?? "", InterpreterUsed, Method, [.. Chosen], Audience, GivenOn, ExpiresOn, replaces);

    /// <summary>The step whose question a refusal is about.</summary>
    public static (ConsentStep Step, string? Field) About(ApiException refused) => refused.Code switch
    {
        "consent.future" or "day.year" => (ConsentStep.How, "Form.GivenOn"),
        "consent.expires_before" => (ConsentStep.Where, "Form.ExpiresOn"),
        "consent.audience" => (ConsentStep.Where, "Form.Audience"),
        "consent.group" => (ConsentStep.Person, "Form.PeopleCovered"),
        _ => (ConsentStep.Check, null),
    };
}

/// <summary>The questions, in the order in which they are asked.</summary>
public enum ConsentStep
{
    Explain,
    Person,
    Where,
    How,
    Check,
}

/// <summary>Who agrees.</summary>
public enum PersonKind
{
    Self,

    /// <summary>Somebody agrees in their place.</summary>
    Guarded,

    /// <summary>People who agree together, for example a village or a class.</summary>
    Group,
}
