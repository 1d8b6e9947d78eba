using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Media.Tests.Features;

public sealed class ConsentTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "D02")]
    public async Task A_consent_is_kept_with_who_explained_it_how_where_and_until_when()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var told = cop.Consent(item, "សុខា Sokha") with { Guardian = "Her mother", Language = "kdt", Method = ConsentMethod.SignLanguage, ExpiresOn = media.Today.AddYears(2) };
        var heard = await media.Bus.ListenAsync<ConsentChanged>();

        await cop.Representative.RecordConsentAsync(told, Ct);

        var kept = (await cop.PageAsync(item)).Consents.ShouldHaveSingleItem();
        (kept.PersonName, kept.Guardian, kept.Language, kept.Method, kept.InterpreterUsed, kept.ExplainedBy).ShouldBe(("សុខា Sokha", "Her mother", "kdt", ConsentMethod.SignLanguage, true, "facilitator"));
        (kept.GivenOn, kept.ExpiresOn, kept.State, kept.RecordedBy).ShouldBe((told.GivenOn!.Value, told.ExpiresOn, ConsentState.Valid, "Somebody grantee"));
        kept.Channels.ShouldBe([ConsentChannel.PublicWeb, ConsentChannel.Booklet]);
        var message = await heard.OneAsync(one => one.SubjectId == item);
        (message.AllowsPublication, message.ExpiresOn, message.Subject, message.CopId).ShouldBe((true, told.ExpiresOn, ConsentSubject.Media, cop.Id));
    }

    [Fact, Trait("Row", "D02")]
    public async Task Names_are_only_for_those_who_work_on_consents()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        await cop.Representative.RecordConsentAsync(cop.Consent(item) with { Guardian = "Her mother" }, Ct);
        foreach (var reader in new[] { cop.Representative, cop.Facilitator, cop.Editor, cop.Safeguarding })
        {
            var consent = (await cop.PageAsync(item, reader)).Consents.ShouldHaveSingleItem();
            (consent.PersonName, consent.Guardian, consent.IsAnonymous).ShouldBe(("Somebody Shown", "Her mother", false));
        }

        foreach (var reader in new[] { cop.Publisher, cop.Auditor })
        {
            var consent = (await reader.ReadConsentsAsync(item, Ct))!.Consents.ShouldHaveSingleItem();
            (consent.PersonName, consent.Guardian, consent.IsAnonymous).ShouldBe((null, null, false));
        }

        await RefusedAsync(() => cop.Publisher.RecordConsentAsync(cop.Consent(item, "Another"), Ct), HttpStatusCode.Forbidden, "role.missing");
    }

    [Fact, Trait("Row", "D02")]
    public async Task A_person_withdraws_with_the_code_on_paper_without_an_account_and_a_repeat_changes_nothing()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var consent = await cop.ConsentedAsync(item);
        var heard = await media.Bus.ListenAsync<ConsentChanged>();
        (await media.InDatabaseAsync(db => db.WithdrawalCodes.Where(code => code.ConsentId == new Id<CCoP.Media.Domain.Consent>(consent.Id)).Select(code => code.Hash).SingleAsync(Ct)))
            .ShouldNotContain(consent.WithdrawalCode[..4]);

        await media.Site.WithdrawByCodeAsync(new(consent.WithdrawalCode.ToLowerInvariant().Replace('-', ' ')), Ct);
        await media.Site.WithdrawByCodeAsync(new(consent.WithdrawalCode), Ct);

        (await heard.OneAsync(one => one.SubjectId == item)).AllowsPublication.ShouldBeFalse();
        await media.ToldAsync();
        heard.All.Count(one => one.SubjectId == item).ShouldBe(1);
        var kept = (await cop.PageAsync(item)).Consents.ShouldHaveSingleItem();
        (kept.State, kept.WithdrawnBy, kept.WithdrawalReason).ShouldBe((ConsentState.Withdrawn, ConsentWithdrawer.Person, null));
    }

    [Fact, Trait("Row", "D02")]
    public async Task The_audit_says_that_somebody_agreed_and_withdrew_but_neither_who_nor_why()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var consent = await cop.Representative.RecordConsentAsync(cop.Consent(item, "Unmistakable Person") with { Guardian = "Unmistakable Guardian" }, Ct);
        await cop.Facilitator.WithdrawConsentAsync(consent.Id, new("Unmistakable reason"), Ct);

        (await cop.PageAsync(item)).Consents.ShouldHaveSingleItem().PersonName.ShouldBe("Unmistakable Person");
        var audit = await media.AuditOfAsync("Consent");
        audit.ShouldContain("withheld");
        audit.ShouldContain("WithdrawnAt");
        audit.ShouldNotContain("Unmistakable");
    }

    [Fact, Trait("Row", "D02")]
    public async Task Every_unknown_code_gets_the_same_answer_and_many_in_a_row_are_stopped()
    {
        var guesser = media.As(Guid.CreateVersion7());
        HashSet<string> answers = new(StringComparer.Ordinal);
        for (var number = 0; number < 10; number++)
        {
            var refused = await RefusedAsync(() => guesser.WithdrawByCodeAsync(new(number % 2 == 0 ? $"AAAA-BBBB-CCCC-{number:D4}" : $"'; -- {number}"), Ct), HttpStatusCode.UnprocessableEntity, "withdrawal_code.unknown");
            answers.Add($"{refused.Message} {string.Join(',', refused.Facts.Keys.Where(fact => fact != "traceId").Order())}");
        }

        answers.ShouldHaveSingleItem();
        await RefusedAsync(() => guesser.WithdrawByCodeAsync(new("AAAA-BBBB-CCCC-DDDD"), Ct), HttpStatusCode.TooManyRequests, "request.too_many");
        await RefusedAsync(() => media.Public.WithdrawByCodeAsync(new("AAAA-BBBB-CCCC-DDDD"), Ct), HttpStatusCode.Unauthorized);
        await RefusedAsync(() => media.As(Guid.CreateVersion7()).WithdrawByCodeAsync(new("AAAA-BBBB-CCCC-DDDD"), Ct), HttpStatusCode.UnprocessableEntity);
    }

    [Fact, Trait("Row", "D02")]
    public async Task Staff_and_representatives_withdraw_for_a_person_with_or_without_a_reason()
    {
        var cop = await media.CopAsync();
        foreach (var (who, reason, by) in new[]
        {
            (cop.Representative, (string?)null, ConsentWithdrawer.Representative), (cop.Facilitator, "She called", ConsentWithdrawer.Staff), (cop.Publisher, "", ConsentWithdrawer.Staff),
        })
        {
            var item = await cop.ReadyAsync(people: 1);
            var consent = await cop.ConsentedAsync(item);
            await who.WithdrawConsentAsync(consent.Id, new(reason), Ct);
            var kept = (await cop.PageAsync(item)).Consents.ShouldHaveSingleItem();
            (kept.WithdrawnBy, kept.WithdrawalReason).ShouldBe((by, string.IsNullOrEmpty(reason) ? null : reason));
            (await cop.PageAsync(item)).Needs.WithdrawnConsents.ShouldBe(1);
        }
    }

    [Fact, Trait("Row", "D02")]
    public async Task A_new_consent_of_the_same_person_opens_again_what_the_withdrawal_closed()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var rendition = await cop.RenditionAsync(item);
        await cop.PublishAsync(item);
        var first = await cop.ConsentedAsync(item);
        await media.Site.WithdrawByCodeAsync(new(first.WithdrawalCode), Ct);
        await cop.ConsentedAsync(item, "Somebody else");
        await RefusedAsync(() => media.Public.ReadRenditionAsync(rendition, Ct), HttpStatusCode.Gone);

        await cop.Facilitator.RecordConsentAsync(cop.Consent(item) with { ReplacesId = first.Id }, Ct);

        (await cop.BytesAsync(media.Public.ReadRenditionAsync(rendition, Ct))).ShouldNotBeEmpty();
        (await cop.PageAsync(item)).Consents.Single(consent => consent.Id == first.Id).State.ShouldBe(ConsentState.Replaced);
    }

    [Fact]
    public async Task A_repeated_recording_counts_once_and_every_code_that_was_told_works()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 2);
        var told = cop.Consent(item) with { Id = Guid.CreateVersion7() };
        var first = await cop.Representative.RecordConsentAsync(told, Ct);
        var second = await cop.Representative.RecordConsentAsync(told, Ct);
        (first.Id, second.Id).ShouldBe((told.Id!.Value, told.Id.Value));
        (await cop.PageAsync(item)).Needs.MissingConsents.ShouldBe(1);
        await media.Site.WithdrawByCodeAsync(new(first.WithdrawalCode), Ct);
        await media.Site.WithdrawByCodeAsync(new(second.WithdrawalCode), Ct);
        (await cop.PageAsync(item)).Needs.WithdrawnConsents.ShouldBe(1);
        var elsewhere = await cop.ReadyAsync(people: 1);
        await RefusedAsync(() => cop.Representative.RecordConsentAsync(told with { SubjectId = elsewhere }, Ct), HttpStatusCode.Conflict, "record.duplicate");
    }

    [Fact, Trait("Row", "D02")]
    public async Task A_story_has_consents_too_and_they_are_those_of_its_CoP()
    {
        var (cop, other) = (await media.CopAsync(), await media.CopAsync());
        var story = Guid.CreateVersion7();
        var told = cop.Consent(story) with { Subject = ConsentSubject.Story, CopId = cop.Id };
        var heard = await media.Bus.ListenAsync<ConsentChanged>();
        (await cop.Representative.ReadConsentsAsync(story, Ct)).ShouldBeNull();

        var recorded = await cop.Representative.RecordConsentAsync(told, Ct);

        var page = (await cop.Auditor.ReadConsentsAsync(story, Ct))!;
        (page.Subject, page.AllowsPublication, page.PeopleShown, page.MayRecordConsent).ShouldBe((ConsentSubject.Story, true, 1, false));
        var message = await heard.OneAsync(one => one.SubjectId == story);
        (message.AllowsPublication, message.Subject, message.CopId).ShouldBe((true, ConsentSubject.Story, cop.Id));
        (await other.Representative.ReadConsentsAsync(story, Ct)).ShouldBeNull();
        await RefusedAsync(() => other.Representative.RecordConsentAsync(told with { CopId = other.Id }, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => other.Representative.RecordConsentAsync(told with { CopId = null }, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => cop.Representative.RecordConsentAsync(told with { Subject = ConsentSubject.Media }, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => cop.Representative.RecordConsentAsync(told with { SubjectId = Guid.CreateVersion7(), CopId = null }, Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => cop.Representative.RecordConsentAsync(cop.Consent(Guid.CreateVersion7()), Ct), HttpStatusCode.NotFound);

        await media.Site.WithdrawByCodeAsync(new(recorded.WithdrawalCode), Ct);
        (await heard.OneAsync(one => one.SubjectId == story && one.Version > message.Version)).AllowsPublication.ShouldBeFalse();
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_a_sentence()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var good = cop.Consent(item);
        Task Record(NewConsent told) => cop.Representative.RecordConsentAsync(told, Ct);

        await RefusedAsync(() => Record(good with { ExpiresOn = good.GivenOn!.Value.AddDays(-1) }), HttpStatusCode.UnprocessableEntity, "consent.expires_before");
        await RefusedAsync(() => Record(good with { GivenOn = media.Today.AddDays(2) }), HttpStatusCode.UnprocessableEntity, "consent.future");
        await RefusedAsync(() => Record(good with { PersonName = new string('a', 3_000) }), HttpStatusCode.BadRequest, "text.too_long");
        await RefusedAsync(() => Record(good with { Channels = [] }), HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync(() => Record(good with { PeopleCovered = 0 }), HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync(() => Record(good with { ReplacesId = Guid.CreateVersion7() }), HttpStatusCode.UnprocessableEntity, "consent.replaced");
        (await cop.PageAsync(item)).Consents.ShouldBeEmpty();
    }
}
