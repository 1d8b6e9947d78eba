using System.Data.Common;
using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CCoP.Persistence.Worker;

/// <summary>After the effect and the receipt are committed, before the broker is told.</summary>
internal sealed class DieWhenCommitted : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Death.NowAsync();
}

/// <summary>After the broker confirmed the message, before its row is deleted.</summary>
internal sealed class DieWhenConfirmed : IPublishObserver
{
    public Task PrePublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context) where T : class => Death.NowAsync();

    public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

internal static class Death
{
    public static async Task NowAsync()
    {
        using var kill = Process.Start("kill", ["-KILL", $"{Environment.ProcessId}"]);
        await Task.Delay(Timeout.Infinite);
    }
}
