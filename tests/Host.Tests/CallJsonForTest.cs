using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Host.Tests;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CallJsonForTest : JsonSerializerContext;
