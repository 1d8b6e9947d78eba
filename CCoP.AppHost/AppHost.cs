using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);

// Servers: our own, or those that ConnectionStrings:postgres and ConnectionStrings:messaging point at.
var databases = Databases("identity", "membership", "proposals", "finance", "events", "media", "web");
var messaging = Configured("messaging") ?? builder.AddRabbitMQ("messaging").WithDataVolume();

// The only door; the port 0 takes a free one.
var port = builder.Configuration.GetValue("Gateway:Port", 8080);
var gateway = builder.AddProject<Projects.CCoP_Gateway>("gateway")
    .WithHttpEndpoint(port: port == 0 ? null : port)
    .WithHttpHealthCheck("/alive")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Public site")
    .WithUrlForEndpoint("http", _ => new() { Url = "/signin", DisplayText = "Sign in with the demo cast" })
    .WithUrlForEndpoint("http", _ => new() { Url = "/docs", DisplayText = "API page" });
var publicOrigin = gateway.GetEndpoint("http");

// Brings every database and queue up to date, then ends.
var prepare = builder.AddProject<Projects.CCoP_Prepare>("prepare")
    .WithEnvironment("PublicOrigin", publicOrigin)
    .WithReference(messaging).WaitFor(messaging);
foreach (var (name, database) in databases)
{
    prepare.WithReference(database, name).WaitFor(database);
}

var identity = AddService<Projects.CCoP_Identity>("identity");
var membership = AddService<Projects.CCoP_Membership>("membership").WithReference(messaging).WithReference(identity);
var proposals = AddService<Projects.CCoP_Proposals>("proposals").WithReference(messaging).WithReference(identity);
var finance = AddService<Projects.CCoP_Finance>("finance").WithReference(messaging).WithReference(identity);
var events = AddService<Projects.CCoP_Events>("events").WithReference(messaging).WithReference(identity);
var media = AddService<Projects.CCoP_Media>("media").WithReference(messaging).WithReference(identity);
var web = AddService<Projects.CCoP_Web>("web").WithReference(identity)
    .WithReference(membership).WithReference(proposals).WithReference(finance).WithReference(events).WithReference(media);

// Uploaded files lie beside the data of the servers where this host has a folder for it, else where Media itself puts them.
if ((builder.Configuration["Media:Folder"] ?? Beside("media")) is { } folder)
{
    media.WithEnvironment("Media__Folder", folder);
}

gateway
    .WithEnvironment("PublicOrigin", publicOrigin)
    .WithReference(identity).WithReference(membership).WithReference(proposals).WithReference(finance)
    .WithReference(events).WithReference(media).WithReference(web);

// Loads the booklet through the gateway, as a partner's system would, then ends.
builder.AddProject<Projects.CCoP_Importer>("importer")
    .WithReference(gateway)
    .WaitFor(gateway).WaitFor(identity).WaitFor(membership).WaitFor(proposals).WaitFor(finance).WaitFor(events);

builder.Build().Run();

// A service with the database of its name, at an address of its own.
IResourceBuilder<ProjectResource> AddService<TProject>(string name) where TProject : IProjectMetadata, new() => builder
    .AddProject<TProject>(name)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(databases[name], name)
    .WithEnvironment("PublicOrigin", publicOrigin)
    .WaitForCompletion(prepare);

Dictionary<string, IResourceBuilder<IResourceWithConnectionString>> Databases(params string[] names)
{
    if (Configured("postgres") is { } elsewhere)
    {
        return names.ToDictionary(name => name, IResourceBuilder<IResourceWithConnectionString> (name) =>
            builder.AddConnectionString(name + "-db", ReferenceExpression.Create($"{elsewhere};Database={name}")));
    }

    var postgres = builder.AddPostgres("postgres").WithDataVolume();
    return names.ToDictionary(name => name, IResourceBuilder<IResourceWithConnectionString> (name) => postgres.AddDatabase(name + "-db", name));
}

IResourceBuilder<IResourceWithConnectionString>? Configured(string name) =>
    builder.Configuration.GetConnectionString(name) is null ? null : builder.AddConnectionString(name);

string? Beside(string name) => builder.Configuration["LocalHosting:DataFolder"] is { } data ? Path.Combine(data, name) : null;
