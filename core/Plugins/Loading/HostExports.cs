using System.Composition.Hosting.Core;
using Microsoft.Extensions.Logging;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Offers the host's services to a plugin's container, for its importing constructors.</summary>
internal sealed class HostExports(PluginServices services) : ExportDescriptorProvider
{
    private static readonly NotServed Later = new();

    private readonly Dictionary<Type, object> _instances = new()
    {
        [typeof(IPluginStore)] = services.Store,
        [typeof(IToolCaller)] = services.Tools,
        [typeof(IRequestSender)] = Later,
        [typeof(IToolCatalog)] = Later,
        [typeof(IConnectionCaller)] = services.Connections,
        [typeof(ILogger)] = services.Logger,
        [typeof(TimeProvider)] = services.Time,
    };

    public override IEnumerable<ExportDescriptorPromise> GetExportDescriptors(CompositionContract contract, DependencyAccessor descriptorAccessor) =>
        _instances.TryGetValue(contract.ContractType, out var instance)
            ? [new ExportDescriptorPromise(contract, "the host", isShared: true, NoDependencies, _ => ExportDescriptor.Create((_, _) => instance, NoMetadata))]
            : NoExportDescriptors;
}
