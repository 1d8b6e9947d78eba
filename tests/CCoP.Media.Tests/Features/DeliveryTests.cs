using System.Net;
using System.Text.Json;
using RabbitMQ.Client;
using static CCoP.Testing.Refusals;

namespace CCoP.Media.Tests.Features;

/// <summary>With a RabbitMQ of its own, since it stops it.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "D02")]
    public async Task A_withdrawal_while_the_broker_and_the_other_service_are_down_acts_at_once_and_reaches_them_later()
    {
        await using var servers = new Servers();
        await using var media = new MediaFixture(servers);
        await media.InitializeAsync();
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var consent = await cop.ConsentedAsync(item);
        var rendition = await cop.RenditionAsync(item);
        await cop.PublishAsync(item);
        await media.ToldAsync();
        var broker = await servers.RabbitMqAsync();
        await using (var before = await ConnectAsync(media))
        await using (var channel = await before.CreateChannelAsync(cancellationToken: Ct))
        {
            // As another service's queue, of which nobody takes anything at the moment.
            await channel.QueueDeclareAsync("other-service", durable: true, exclusive: false, autoDelete: false, cancellationToken: Ct);
            await channel.QueueBindAsync("other-service", "CCoP.Media.Contracts:ConsentChanged", "", cancellationToken: Ct);
        }

        await broker.StopAsync(Ct);
        await media.Site.WithdrawByCodeAsync(new(consent.WithdrawalCode), Ct);
        await RefusedAsync(() => media.Public.ReadRenditionAsync(rendition, Ct), HttpStatusCode.Gone, "rendition.gone");

        await broker.RestartAsync(Ct);
        var told = await OneAsync(media);
        (told.SubjectId, told.AllowsPublication).ShouldBe((item, false));
    }

    private static Task<IConnection> ConnectAsync(MediaFixture media) => new ConnectionFactory { Uri = new Uri(media.MessagingConnection) }.CreateConnectionAsync(Ct);

    private static async Task<ConsentChanged> OneAsync(MediaFixture media)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var connection = await ConnectAsync(media);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        while (true)
        {
            if (await channel.BasicGetAsync("other-service", autoAck: true, Ct) is { } message)
            {
                using var envelope = JsonDocument.Parse(message.Body);
                return envelope.RootElement.GetProperty("message").Deserialize<ConsentChanged>(ApiClient.Json)!;
            }

            await Task.Delay(100, patience.Token);
        }
    }
}
