using System.Net;
using CCoP.Events.Domain;
using CCoP.Media.Contracts;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Events.Tests.Features;

/// <summary>Nothing about a person is public without that person's consent, by any path (E08, D02).</summary>
public sealed class ConsentTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "E08")]
    public async Task Without_a_consent_that_counts_nothing_is_published_and_the_answer_says_how_many_are_missing()
    {
        var cop = await events.CopAsync();
        var (agreed, unasked, refused) = (await cop.QuoteAsync(), await cop.QuoteAsync(consent: false), await cop.QuoteAsync(consent: false));
        await events.ConsentAsync(cop.Id, refused, allows: false);
        var output = await cop.ReadyAsync([await cop.PictureAsync(consent: false)], [agreed, unasked, refused]);

        var answer = await RefusedAsync(() => cop.PublishAsync(output.Id), HttpStatusCode.UnprocessableEntity, "output.consent");
        answer.Facts["missing"].GetInt32().ShouldBe(3);
        (await cop.OutputAsync(output.Id)).Obstacles.ShouldBe(["output.consent"]);
        (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "E08")]
    public async Task A_consent_that_the_people_of_another_CoP_recorded_does_not_count()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var quote = await cop.QuoteAsync(consent: false);
        await events.ConsentAsync(other.Id, quote);
        var output = await cop.ReadyAsync(stories: [quote]);

        (await cop.Representative.ReadStoryAsync(quote, Ct))!.Card.Consent!.Counts.ShouldBeFalse();
        await RefusedAsync(() => cop.PublishAsync(output.Id), HttpStatusCode.UnprocessableEntity, "output.consent");
    }

    [Fact, Trait("Row", "D06")]
    public async Task A_picture_that_is_not_ready_not_described_or_of_another_CoP_is_not_published()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var (awaited, undescribed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await events.MediumAsync(cop.Picture(awaited, state: MediaState.Awaited));
        await events.MediumAsync(cop.Picture(undescribed) with { AltText = null });
        await events.ConsentAsync(cop.Id, awaited);
        await events.ConsentAsync(cop.Id, undescribed);

        async Task RefusedWithAsync(Guid picture, string code)
        {
            var output = await cop.ReadyAsync([picture]);
            await RefusedAsync(() => cop.PublishAsync(output.Id), HttpStatusCode.UnprocessableEntity, code);
        }

        await RefusedWithAsync(awaited, "output.media");
        await RefusedWithAsync(Guid.CreateVersion7(), "output.media");
        await RefusedWithAsync(await other.PictureAsync(), "output.media");
        await RefusedWithAsync(undescribed, "output.alt_text");
        await events.MediumAsync(cop.Picture(undescribed, version: 2) with { AltText = null, IsDecorative = true });
        var decorated = await cop.PublishedAsync([undescribed]);
        (await events.Everybody.ReadOutputAsync(decorated.Slug!, Ct))!.Media.ShouldHaveSingleItem().AltText.ShouldBeNull();
    }

    [Fact, Trait("Row", "E08"), Trait("Row", "D02")]
    public async Task A_withdrawn_consent_takes_down_every_output_that_shows_the_person_and_a_new_one_allows_a_new_publication()
    {
        var cop = await events.CopAsync();
        var (quote, gathering) = (await cop.QuoteAsync(), await cop.HeldAsync());
        var (first, second, without) = (await cop.PublishedAsync(stories: [quote], gathering: gathering.Id), await cop.PublishedAsync(stories: [quote]), await cop.PublishedAsync());
        var changes = await events.Bus.ListenAsync<OutputChanged>();

        await events.ConsentAsync(cop.Id, quote, allows: false, version: 2);

        foreach (var output in new[] { first, second })
        {
            (await changes.OneAsync(change => change.OutputId == output.Id)).State.ShouldBe(OutputState.Withdrawn);
            await GoneAsync(output.Slug!);
        }

        (await events.Everybody.ListOutputsAsync(Ct, cop.Slug)).Items.ShouldHaveSingleItem().Id.ShouldBe(without.Id);
        (await events.Everybody.ReadGatheringAsync(gathering.Slug!, Ct))!.Outputs.ShouldBeEmpty();
        await cop.Representative.HandOverOutputAsync(first.Id, await cop.OutputSeenAsync(first.Id), Ct);
        await RefusedAsync(() => cop.PublishAsync(first.Id), HttpStatusCode.UnprocessableEntity, "output.consent");
        await GoneAsync(first.Slug!);

        await events.ConsentAsync(cop.Id, quote, version: 3);
        await GoneAsync(first.Slug!);
        await cop.PublishAsync(first.Id);
        (await events.Everybody.ReadOutputAsync(first.Slug!, Ct))!.Stories.ShouldHaveSingleItem();
    }

    [Fact, Trait("Row", "D02")]
    public async Task A_withdrawn_picture_takes_down_what_shows_it()
    {
        var cop = await events.CopAsync();
        var picture = await cop.PictureAsync();
        var output = await cop.PublishedAsync([picture]);
        await events.MediumAsync(cop.Picture(picture, version: 2, state: MediaState.Withdrawn));

        await GoneAsync(output.Slug!);
        (await cop.OutputAsync(output.Id)).Card.State.ShouldBe(OutputState.Withdrawn);
    }

    /// <summary>The last day counts to its end in Phnom Penh; then nobody has to act.</summary>
    [Fact, Trait("Row", "E08")]
    public async Task A_consent_that_has_expired_hides_what_shows_the_person_by_itself()
    {
        var cop = await events.CopAsync();
        var until = events.Today.AddDays(2);
        var output = await cop.PublishedAsync(stories: [await cop.QuoteAsync(until: until)]);

        events.Clock.MoveTo(PhnomPenh.At(until, new TimeOnly(23, 59)));
        (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldNotBeNull();
        events.Clock.MoveTo(PhnomPenh.At(until.AddDays(1), TimeOnly.MinValue));

        await GoneAsync(output.Slug!);
        (await events.Everybody.ListOutputsAsync(Ct, cop.Slug)).Items.ShouldBeEmpty();
        var desk = await cop.OutputAsync(output.Id);
        (desk.Card.State, desk.IsVisible).ShouldBe((OutputState.Published, false));
        desk.Obstacles.ShouldBe(["output.consent"]);
    }

    /// <summary>Whatever the state says: the reads look at the copies themselves.</summary>
    [Fact, Trait("Row", "E08")]
    public async Task Even_a_state_that_is_wrong_shows_nothing()
    {
        var cop = await events.CopAsync();
        var (picture, quote) = (await cop.PictureAsync(), await cop.QuoteAsync());
        var output = await cop.PublishedAsync([picture], [quote]);
        async Task HiddenAsync(FormattableString spoil, FormattableString repair)
        {
            (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldNotBeNull();
            await events.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(spoil, Ct));
            await GoneAsync(output.Slug!);
            (await events.Everybody.ListOutputsAsync(Ct, cop.Slug)).Items.ShouldBeEmpty();
            await events.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(repair, Ct));
        }

        await HiddenAsync($"UPDATE consent_copies SET allows_publication = false WHERE id = {quote}", $"UPDATE consent_copies SET allows_publication = true WHERE id = {quote}");
        await HiddenAsync($"UPDATE consent_copies SET cop_id = {picture} WHERE id = {picture}", $"UPDATE consent_copies SET cop_id = {cop.Id} WHERE id = {picture}");
        await HiddenAsync($"UPDATE media_copies SET state = 'Withdrawn' WHERE id = {picture}", $"UPDATE media_copies SET state = 'Ready' WHERE id = {picture}");
        await HiddenAsync($"UPDATE media_copies SET alt_text_en = NULL WHERE id = {picture}", $"UPDATE media_copies SET alt_text_en = 'Two people' WHERE id = {picture}");
        await HiddenAsync($"UPDATE stories SET restricted_because = 'why' WHERE id = {quote}", $"UPDATE stories SET restricted_because = NULL WHERE id = {quote}");
        await HiddenAsync($"UPDATE outputs SET story_ids = array_append(story_ids, {output.Id}) WHERE id = {output.Id}", $"UPDATE outputs SET story_ids = ARRAY[{quote}] WHERE id = {output.Id}");
        (await events.Everybody.ReadOutputAsync(output.Slug!, Ct)).ShouldNotBeNull();
    }

    [Fact, Trait("Row", "G07")]
    public async Task Copies_keep_the_newest_whatever_comes_last()
    {
        var cop = await events.CopAsync();
        var quote = await cop.QuoteAsync();
        var output = await cop.PublishedAsync(stories: [quote]);
        var marker = await cop.QuoteAsync(consent: false);

        await events.ConsentAsync(cop.Id, quote, allows: false, version: 5);
        await events.Bus.PublishAsync(new ConsentChanged(quote, 4, ConsentSubject.Story, AllowsPublication: true, null, cop.Id));
        await events.ConsentAsync(cop.Id, marker);

        var copy = await events.InDatabaseAsync(db => db.Consents.SingleAsync(consent => consent.Id == quote, Ct));
        (copy.AllowsPublication, copy.Revision).ShouldBe((false, 5));
        await GoneAsync(output.Slug!);
    }

    [Fact, Trait("Row", "E08")]
    public async Task A_story_that_is_restricted_or_taken_back_ends_what_shows_it_and_its_words_are_gone()
    {
        var cop = await events.CopAsync();
        var (quote, other) = (await cop.QuoteAsync(), await cop.QuoteAsync());
        var (restricted, withdrawn) = (await cop.PublishedAsync(stories: [quote]), await cop.PublishedAsync(stories: [other]));

        await cop.Safeguarding.RestrictStoryAsync(quote, new("Place and illness together name a family."), await StorySeenAsync(cop, quote), Ct);
        await GoneAsync(restricted.Slug!);
        await cop.Representative.HandOverOutputAsync(restricted.Id, await cop.OutputSeenAsync(restricted.Id), Ct);
        await RefusedAsync(() => cop.PublishAsync(restricted.Id), HttpStatusCode.UnprocessableEntity, "story.restricted");
        await RefusedAsync(async () => await cop.Representative.RestrictStoryAsync(quote, new(null), await StorySeenAsync(cop, quote), Ct), HttpStatusCode.Forbidden, "story.safeguarding");
        await cop.Safeguarding.RestrictStoryAsync(quote, new(null), await StorySeenAsync(cop, quote), Ct);
        await cop.PublishAsync(restricted.Id);

        await cop.Representative.WithdrawStoryAsync(other, await StorySeenAsync(cop, other), Ct);
        await GoneAsync(withdrawn.Slug!);
        var story = (await cop.Safeguarding.ReadStoryAsync(other, Ct))!;
        (story.Text, story.Card.State, story.MayRevise, story.MayWithdraw).ShouldBe((null, StoryState.Withdrawn, false, false));
        (await events.InDatabaseAsync(db => db.Stories.AnyAsync(kept => kept.Id == new Id<Story>(other) && kept.Text != null, Ct))).ShouldBeFalse();
        (await events.AuditOfAsync("Story")).ShouldNotContain("aunt");
        (await events.AuditOfAsync("Story")).ShouldContain("withheld");
    }

    [Fact, Trait("Row", "E08")]
    public async Task A_story_is_for_its_CoP_and_for_those_who_write_publish_and_safeguard()
    {
        var (cop, other) = (await events.CopAsync(), await events.CopAsync());
        var quote = await cop.QuoteAsync(consent: false);
        foreach (var reader in new[] { cop.Representative, cop.Facilitator, cop.Editor, cop.Publisher, cop.Safeguarding })
        {
            (await reader.ReadStoryAsync(quote, Ct))!.Text!.En.ShouldBe("The film made my aunt call me.");
        }

        (await other.Representative.ReadStoryAsync(quote, Ct)).ShouldBeNull();
        (await other.Representative.ListStoriesAsync(Ct)).Items.ShouldBeEmpty();
        await RefusedAsync(() => events.Everybody.ReadStoryAsync(quote, Ct), HttpStatusCode.Forbidden);
        await RefusedAsync(async () => await other.Representative.WithdrawStoryAsync(quote, await StorySeenAsync(cop, quote), Ct), HttpStatusCode.NotFound);
        var shown = await other.ReadyAsync(stories: [quote]);
        (await other.OutputAsync(shown.Id)).Stories.ShouldBeEmpty();
        await RefusedAsync(() => other.PublishAsync(shown.Id), HttpStatusCode.UnprocessableEntity, "output.story");

        await cop.Representative.ReviseStoryAsync(quote, new(new("The film made my aunt call me back."), "A niece", null), await StorySeenAsync(cop, quote), Ct);
        await events.ConsentAsync(cop.Id, quote);
        await RefusedAsync(async () => await cop.Representative.ReviseStoryAsync(quote, new(new("Other words"), "A niece", null), await StorySeenAsync(cop, quote), Ct), HttpStatusCode.UnprocessableEntity, "story.agreed");
        await cop.Representative.WithdrawStoryAsync(quote, await StorySeenAsync(cop, quote), Ct);
        await RefusedAsync(async () => await cop.Representative.ReviseStoryAsync(quote, new(new("Other words"), "A niece", null), await StorySeenAsync(cop, quote), Ct), HttpStatusCode.UnprocessableEntity, "story.withdrawn");
    }

    private static async Task<uint> StorySeenAsync(Cop cop, Guid story) => (await cop.Safeguarding.ReadStoryAsync(story, Ct))!.Version;

    /// <summary>410, and not a word of what it was.</summary>
    private async Task GoneAsync(string slug)
    {
        using var everybody = events.Http(TestTokens.Machine(Scopes.PublicRead));
        using var answer = await everybody.GetAsync(new Uri($"api/events/outputs/{slug}", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("Love");
        (await RefusedAsync(() => events.Everybody.ReadOutputAsync(slug, Ct), HttpStatusCode.Gone, "output.gone")).Facts.Keys.ShouldBeSubsetOf(["type", "title", "status", "code", "traceId"]);
    }
}
