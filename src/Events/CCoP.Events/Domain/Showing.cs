using CCoP.Media.Contracts;

namespace CCoP.Events.Domain;

/// <summary>What an output shows, as it is known: the media and stories that it names, and the consents to them.</summary>
internal sealed record Showing(IReadOnlyDictionary<Guid, MediaCopy> Media, IReadOnlyDictionary<Guid, Story> Stories, IReadOnlyDictionary<Guid, ConsentCopy> Consents)
{
    /// <summary>Everything that a publication would be refused for now. What is not known here counts as refused (E08).</summary>
    public IEnumerable<DomainException> Obstacles(Output output, DateOnly today)
    {
        static DomainException Because(string code, string message, params (string Name, object? Value)[] facts) =>
            new(Refusal.RuleBroken, code, message, facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));

        var media = output.MediaIds.Select(id => Media.GetValueOrDefault(id)).ToList();
        if (media.Count(medium => medium is not { State: MediaState.Ready } || medium.CopId != output.CopId) is > 0 and var unready)
        {
            yield return Because("output.media", "A picture or document is not ready, or is of another CoP. Choose another one.", ("missing", unready));
        }

        if (media.Count(medium => medium is { State: MediaState.Ready, IsDecorative: false, AltText: null }) is > 0 and var unwritten)
        {
            yield return Because("output.alt_text", "Say what each picture shows, for those who do not see it, or mark it as decorative.", ("missing", unwritten));
        }

        var stories = output.StoryIds.Select(id => Stories.GetValueOrDefault(id)).ToList();
        if (stories.Exists(story => story is { State: StoryState.Reference }))
        {
            yield return Because("story.reference", "This story was printed once: here is only its place, and it is never published.");
        }

        if (stories.Exists(story => story is { State: StoryState.Told, RestrictedBecause: not null }))
        {
            yield return Because("story.restricted", "A story is restricted. Leave it out, or ask safeguarding.");
        }

        if (stories.Count(story => story is null or { State: StoryState.Withdrawn } || story.CopId != output.CopId) is > 0 and var gone)
        {
            yield return Because("output.story", "A story was taken back, or is of another CoP. Leave it out.", ("missing", gone));
        }

        if (output.MediaIds.Concat(output.StoryIds).Count(id => Consents.GetValueOrDefault(id)?.CountsFor(output.CopId, today) != true) is > 0 and var unagreed)
        {
            yield return Because("output.consent", "The consent of somebody who is shown or quoted is missing, or no longer counts. Ask for it first.", ("missing", unagreed));
        }
    }
}
