using CCoP.Persistence.Worker;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// The worker as a process of its own, so that it can die by SIGKILL at the worst moment: Die=committed or Die=confirmed.
var builder = Host.CreateApplicationBuilder(args);
builder.AddWorker();
switch (builder.Configuration["Die"])
{
    case "committed":
        builder.Services.ConfigureDbContext<WorkerDb>(options => options.AddInterceptors(new DieWhenCommitted()));
        break;
    case "confirmed":
        builder.Services.AddPublishObserver<DieWhenConfirmed>();
        break;
}

await builder.Build().RunAsync();
