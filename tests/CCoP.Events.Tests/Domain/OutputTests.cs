using CCoP.Events.Domain;
using CCoP.Media.Contracts;

namespace CCoP.Events.Tests.Domain;

public sealed class OutputTests
{
    private static readonly Guid Cop = Guid.CreateVersion7(), Writer = Guid.CreateVersion7(), Publisher = Guid.CreateVersion7();
    private static readonly DateTimeOffset Now = new(2027, 2, 14, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2027, 2, 14);

    [Fact, Trait("Row", "E07")]
    public void Each_step_tells_the_next_version()
    {
        var output = Output.Plan(Id<Output>.New(), new NewOutput(null, OutputKind.Video, new("Love stories"), Cop, null, null), null);

        output.Changed().Version.ShouldBe(1);
        output.Draft(Draft([], []), Writer).State.ShouldBe(OutputState.Draft);
        output.HandOver(Writer).State.ShouldBe(OutputState.Ready);
        var published = output.Publish(Knowing(), Publisher, Now);
        (published.State, published.Version).ShouldBe((OutputState.Published, 4));
        output.Withdraw("A person asked for it").State.ShouldBe(OutputState.Withdrawn);
        output.HandOver(Writer).State.ShouldBe(OutputState.Ready);
        output.Publish(Knowing(), Publisher, Now).State.ShouldBe(OutputState.Published);
    }

    [Fact, Trait("Row", "D12")]
    public void Nobody_who_wrote_in_it_or_handed_it_over_publishes_it()
    {
        var (second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var output = Output.Plan(Id<Output>.New(), new NewOutput(null, OutputKind.Video, new("Love stories"), Cop, null, null), null);
        output.Draft(Draft([], []), Writer);
        output.Draft(Draft([], []), second);
        output.HandOver(third);

        foreach (var person in new[] { Writer, second, third })
        {
            Code(() => output.Publish(Knowing(), person, Now)).ShouldBe("step.same_person");
        }

        output.Publish(Knowing(), Publisher, Now).State.ShouldBe(OutputState.Published);
    }

    /// <summary>Everything that may be wrong with what it shows, one after the other: whatever is not known counts as refused.</summary>
    [Fact, Trait("Row", "E08")]
    public void It_is_published_only_when_all_that_it_shows_may_be_shown()
    {
        var (picture, quote) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var output = Ready([picture], [quote]);
        var (medium, story) = (Medium(picture), Told(quote));
        ConsentCopy[] both = [Consent(picture), Consent(quote)];

        Code(() => output.Publish(Knowing([], [story], both), Publisher, Now)).ShouldBe("output.media");
        Code(() => output.Publish(Knowing([Medium(picture, state: MediaState.Awaited)], [story], both), Publisher, Now)).ShouldBe("output.media");
        Code(() => output.Publish(Knowing([Medium(picture, state: MediaState.Withdrawn)], [story], both), Publisher, Now)).ShouldBe("output.media");
        Code(() => output.Publish(Knowing([Medium(picture, cop: Guid.CreateVersion7())], [story], both), Publisher, Now)).ShouldBe("output.media");
        Code(() => output.Publish(Knowing([Medium(picture, described: false)], [story], both), Publisher, Now)).ShouldBe("output.alt_text");
        Code(() => output.Publish(Knowing([medium], [], both), Publisher, Now)).ShouldBe("output.story");
        Code(() => output.Publish(Knowing([medium], [story], []), Publisher, Now)).ShouldBe("output.consent");
        Code(() => output.Publish(Knowing([medium], [story], [both[0]]), Publisher, Now)).ShouldBe("output.consent");
        Code(() => output.Publish(Knowing([medium], [story], [both[1]]), Publisher, Now)).ShouldBe("output.consent");
        Code(() => output.Publish(Knowing([medium], [story], [both[0], Consent(quote, allows: false)]), Publisher, Now)).ShouldBe("output.consent");
        Code(() => output.Publish(Knowing([medium], [story], [both[0], Consent(quote, cop: Guid.CreateVersion7())]), Publisher, Now)).ShouldBe("output.consent");
        Code(() => output.Publish(Knowing([medium], [story], [both[0], Consent(quote, until: Today.AddDays(-1))]), Publisher, Now)).ShouldBe("output.consent");

        output.Publish(Knowing([Medium(picture, described: false, decorative: true)], [story], [both[0], Consent(quote, until: Today)]), Publisher, Now).State.ShouldBe(OutputState.Published);
    }

    [Fact, Trait("Row", "E08")]
    public void A_reference_a_restricted_and_a_withdrawn_story_are_never_published()
    {
        var quote = Guid.CreateVersion7();
        var output = Ready([], [quote]);
        var reference = Story.Refer("quote-one");
        reference.Describe(new StoryImport(StoryKind.Quote, Cop, null, "Anonymous", null, "Sensitive", "Page 30"), null);
        var restricted = Told(quote);
        restricted.Restrict("Place and illness together name a family", safeguards: false);
        var withdrawn = Told(quote);
        withdrawn.Withdraw();

        Code(() => output.Publish(KnowingUnder([], [(quote, reference)], [Consent(quote)]), Publisher, Now)).ShouldBe("story.reference");
        Code(() => output.Publish(Knowing([], [restricted], [Consent(quote)]), Publisher, Now)).ShouldBe("story.restricted");
        Code(() => output.Publish(Knowing([], [withdrawn], [Consent(quote)]), Publisher, Now)).ShouldBe("output.story");
    }

    [Fact, Trait("Row", "E08")]
    public void What_was_agreed_to_stays_word_for_word()
    {
        var quote = Guid.CreateVersion7();
        var story = Told(quote);
        story.Revise(new StoryWords(new("The film made my aunt call me back."), "A niece", null), Consent(quote, allows: false));
        story.Text!.En.ShouldBe("The film made my aunt call me back.");

        Code(() => story.Revise(new StoryWords(new("Other words"), "A niece", null), Consent(quote))).ShouldBe("story.agreed");
        story.Withdraw();
        story.Text.ShouldBeNull();
        Code(() => story.Revise(new StoryWords(new("Other words"), "A niece", null), null)).ShouldBe("story.withdrawn");
    }

    [Fact]
    public void Only_safeguarding_lifts_a_restriction()
    {
        var story = Told(Guid.CreateVersion7());
        story.Restrict("A child could be known by it", safeguards: false);

        Code(() => story.Restrict(null, safeguards: false)).ShouldBe("story.safeguarding");
        story.Restrict(null, safeguards: true);
        story.RestrictedBecause.ShouldBeNull();
    }

    private static Output Ready(IReadOnlyList<Guid> media, IReadOnlyList<Guid> stories)
    {
        var output = Output.Plan(Id<Output>.New(), new NewOutput(null, OutputKind.Article, new("Love stories"), Cop, null, null), null);
        output.Draft(Draft(media, stories), Writer);
        output.HandOver(Writer);
        return output;
    }

    private static OutputDraft Draft(IReadOnlyList<Guid> media, IReadOnlyList<Guid> stories) => new(new("Love stories"), new("A summary"), null, [], media, stories);

    private static MediaCopy Medium(Guid id, MediaState state = MediaState.Ready, bool described = true, bool decorative = false, Guid? cop = null)
    {
        var copy = new MediaCopy { Id = id };
        copy.Take(new MediaChanged(id, 1, cop ?? Cop, MediaKind.Photo, state, new("On stage"), described ? new("Two people") : null, decorative, []));
        return copy;
    }

    private static ConsentCopy Consent(Guid subject, bool allows = true, DateOnly? until = null, Guid? cop = null)
    {
        var copy = new ConsentCopy { Id = subject };
        copy.Take(new ConsentChanged(subject, 1, ConsentSubject.Story, allows, until, cop ?? Cop));
        return copy;
    }

    private static Story Told(Guid id) => Story.Tell(new(id), new NewStory(id, StoryKind.Quote, Cop, null, new(new("The film made my aunt call me."), "A participant", null)), null);

    private static Showing Knowing() => Knowing([], [], []);

    private static Showing Knowing(MediaCopy[] media, Story[] stories, ConsentCopy[] consents) => KnowingUnder(media, [.. stories.Select(story => (story.Id.Value, story))], consents);

    private static Showing KnowingUnder(MediaCopy[] media, (Guid Id, Story Story)[] stories, ConsentCopy[] consents) => new(
        media.ToDictionary(medium => medium.Id), stories.ToDictionary(story => story.Id, story => story.Story), consents.ToDictionary(consent => consent.Id));

    private static string Code(Action act) => Should.Throw<DomainException>(act).Code;
}
