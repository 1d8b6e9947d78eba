using System.Diagnostics;
using CCoP.Events;
using CCoP.Finance;
using CCoP.Identity;
using CCoP.Media;
using CCoP.Membership;
using CCoP.Prepare;
using CCoP.Proposals;
using CCoP.Web;

// Brings every database and every queue up to date, then ends; the services wait for it. With nothing to do it only looks.
var started = Stopwatch.GetTimestamp();
var prepared = Task.WhenAll(
    ServicePreparation.RunAsync(args, builder => builder.AddIdentityData(), IdentityService.MigrateAsync, IdentityService.SeedAsync),
    ServicePreparation.RunAsync(args, builder => builder.AddMembership()),
    ServicePreparation.RunAsync(args, builder => builder.AddProposals()),
    ServicePreparation.RunAsync(args, builder => builder.AddFinance()),
    ServicePreparation.RunAsync(args, builder => builder.AddEvents()),
    ServicePreparation.RunAsync(args, builder => builder.AddMedia()),
    ServicePreparation.RunAsync(args, builder => builder.AddWebData(), WebService.MigrateAsync));

try
{
    await prepared;
}
catch (Exception exception)
{
    Console.Error.WriteLine(exception);
    Console.Error.WriteLine($"Preparing the databases and queues failed: {exception.Message}");
    return 1;
}

Console.WriteLine($"Databases and queues are up to date ({Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s).");
return 0;
