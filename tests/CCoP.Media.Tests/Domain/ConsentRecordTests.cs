using CCoP.Media.Domain;

namespace CCoP.Media.Tests.Domain;

public sealed class ConsentRecordTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = PhnomPenh.Day(Now);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, true)]
    public void As_many_people_must_agree_as_are_shown(int shown, int agreed, bool allowed)
    {
        var record = ConsentRecord.OfItem(Id<MediaItem>.New(), Guid.CreateVersion7(), shown);
        for (var number = 0; number < agreed; number++)
        {
            Record(record, Told() with { PersonName = $"Person {number}" });
        }

        record.AllowsPublication(Today).ShouldBe(allowed);
        record.MissingOn(Today).ShouldBe(Math.Max(0, shown - agreed));
    }

    [Fact]
    public void A_story_needs_at_least_one_who_agrees()
    {
        var record = ConsentRecord.OfStory(Guid.CreateVersion7(), Guid.CreateVersion7());
        record.AllowsPublication(Today).ShouldBeFalse();
        Record(record, Told());
        record.AllowsPublication(Today).ShouldBeTrue();
    }

    [Fact]
    public void One_withdrawal_closes_it_for_good_until_the_same_person_agrees_again()
    {
        var record = OfTwo();
        var withdrawn = record.Consents[0].Id;
        var changed = record.Withdraw(withdrawn, ConsentWithdrawer.Person, null, null, Now).ShouldNotBeNull();
        changed.AllowsPublication.ShouldBeFalse();
        record.Withdraw(withdrawn, ConsentWithdrawer.Staff, Guid.CreateVersion7(), "again", Now).ShouldBeNull();
        record.Consents[0].WithdrawnBy.ShouldBe(ConsentWithdrawer.Person);

        Record(record, Told() with { PersonName = "Somebody else" });
        record.AllowsPublication(Today).ShouldBeFalse();
        record.CountOf(ConsentState.Withdrawn, Today).ShouldBe(1);

        Refused(() => Record(record, Told() with { PersonName = "Not the same", ReplacesId = withdrawn.Value }), "consent.other_person");
        Refused(() => Record(record, Told() with { PersonName = null, ReplacesId = withdrawn.Value }), "consent.other_person");
        Record(record, Told() with { PersonName = "FIRST", ReplacesId = withdrawn.Value }).AllowsPublication.ShouldBeTrue();
        record.CountOf(ConsentState.Withdrawn, Today).ShouldBe(0);
        Refused(() => Record(record, Told() with { PersonName = "First", ReplacesId = withdrawn.Value }), "consent.replaced");
    }

    [Fact]
    public void An_earlier_consent_of_a_person_also_withdraws_the_one_that_replaced_it()
    {
        var record = OfTwo();
        var first = record.Consents[0].Id;
        Record(record, Told() with { PersonName = "First", ReplacesId = first.Value });
        record.Withdraw(first, ConsentWithdrawer.Person, null, null, Now)!.AllowsPublication.ShouldBeFalse();
        record.StateOf(record.Consents[0], Today).ShouldBe(ConsentState.Replaced);
        record.StateOf(record.Consents[2], Today).ShouldBe(ConsentState.Withdrawn);
    }

    [Fact]
    public void It_counts_until_the_end_of_its_last_day_and_an_end_closes_it_like_a_withdrawal()
    {
        var record = OfTwo();
        var changed = Record(record, Told() with { PersonName = "Third", ExpiresOn = Today });
        (changed.AllowsPublication, changed.ExpiresOn).ShouldBe((true, Today));
        record.AllowsPublication(Today).ShouldBeTrue();
        record.AllowsPublication(Today.AddDays(1)).ShouldBeFalse();
        record.StateOf(record.Consents[2], Today.AddDays(1)).ShouldBe(ConsentState.Expired);
    }

    [Fact]
    public void Somebody_who_agreed_to_the_booklet_alone_or_to_a_smaller_audience_has_not_agreed_to_the_public_web()
    {
        var record = OfTwo();
        Record(record, Told() with { PersonName = "Third", Channels = [ConsentChannel.Booklet] }).AllowsPublication.ShouldBeFalse();
        var other = OfTwo();
        Record(other, Told() with { PersonName = "Third", Channels = [ConsentChannel.Booklet], Audience = ConsentAudience.Cop }).AllowsPublication.ShouldBeFalse();
    }

    [Fact]
    public void A_group_speaks_for_its_people_and_one_of_them_can_take_it_back_for_all()
    {
        var record = ConsentRecord.OfItem(Id<MediaItem>.New(), Guid.CreateVersion7(), 12);
        Record(record, Told() with { IsGroup = true, PeopleCovered = 12, PersonName = "The women's group" }).AllowsPublication.ShouldBeTrue();
        record.Withdraw(record.Consents[0].Id, ConsentWithdrawer.Person, null, null, Now)!.AllowsPublication.ShouldBeFalse();
        Refused(() => Record(record, Told() with { PeopleCovered = 2 }), "consent.group");
    }

    [Fact]
    public void A_person_is_not_counted_twice_and_the_unnamed_each_count()
    {
        var record = OfTwo();
        Refused(() => Record(record, Told() with { PersonName = "first" }), "consent.known_person");
        Record(record, Told() with { PersonName = null });
        Record(record, Told() with { PersonName = " " });
        record.Consents.Count.ShouldBe(4);
    }

    [Fact]
    public void Days_audience_and_language_must_make_sense()
    {
        var record = OfTwo();
        var third = Told() with { PersonName = "Third" };
        Refused(() => Record(record, third with { GivenOn = Today.AddDays(1) }), "consent.future");
        Refused(() => Record(record, third with { ExpiresOn = third.GivenOn }), "consent.expires_before");
        Refused(() => Record(record, third with { ExpiresOn = third.GivenOn!.Value.AddDays(-1) }), "consent.expires_before");
        Refused(() => Record(record, third with { GivenOn = new(1024, 1, 1) }), "day.year");
        Refused(() => Record(record, third with { Audience = ConsentAudience.Members }), "consent.audience");
        Refused(() => Record(record, third with { Language = "ខ្មែរ" }), "language.unknown");
        Refused(() => Record(record, third with { PersonName = new string('ខ', 3_000) }), "text.too_long");
        record.Consents.Count.ShouldBe(2);
        Record(record, third with { PersonName = "សុខា Sokha" });
    }

    [Fact]
    public void Versions_rise_with_everything_that_is_told()
    {
        var record = OfTwo();
        long[] told =
        [
            record.StatePeople(3, Now).Version, Record(record, Told() with { PersonName = "Third" }).Version,
            record.Withdraw(record.Consents[0].Id, ConsentWithdrawer.Staff, null, null, Now)!.Version, record.Changed(Now).Version,
        ];
        told.ShouldBe([3, 4, 5, 6]);
    }

    [Fact]
    public void A_withdrawal_code_is_read_however_it_is_typed_and_none_is_like_another()
    {
        var (code, onPaper) = WithdrawalCode.Make();
        onPaper.ShouldMatch("^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){3}$");
        foreach (var typed in new[] { onPaper.ToLowerInvariant(), onPaper.Replace("-", "", StringComparison.Ordinal), $" {onPaper.Replace('-', ' ')} " })
        {
            WithdrawalCode.HashOf(typed).ShouldBe(code.Hash);
        }

        code.Hash.ShouldNotContain(onPaper[..4], Case.Insensitive);
        Enumerable.Range(0, 1_000).Select(_ => WithdrawalCode.Make().OnPaper).ShouldBeUnique();
    }

    private static ConsentRecord OfTwo()
    {
        var record = ConsentRecord.OfItem(Id<MediaItem>.New(), Guid.CreateVersion7(), 2);
        Record(record, Told() with { PersonName = "First" });
        Record(record, Told() with { PersonName = "Second" });
        return record;
    }

    private static NewConsent Told() => new(
        null, ConsentSubject.Media, Guid.CreateVersion7(), null, "Somebody", null, IsGroup: false, 1, "facilitator", "km", InterpreterUsed: false,
        ConsentMethod.Oral, [ConsentChannel.PublicWeb], ConsentAudience.Everyone, Today.AddDays(-2), null, null);

    private static ConsentChanged Record(ConsentRecord record, NewConsent told) => record.Record(Id<Consent>.New(), told, WithdrawalCode.Make().Code, Guid.CreateVersion7(), Now);

    private static void Refused(Action act, string code) => Should.Throw<DomainException>(act).Code.ShouldBe(code);
}
