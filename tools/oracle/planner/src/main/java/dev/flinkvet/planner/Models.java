package dev.flinkvet.planner;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.ModelProviderFactory;
import org.apache.flink.table.functions.PredictFunction;
import org.apache.flink.table.ml.ModelProvider;
import org.apache.flink.table.ml.PredictRuntimeProvider;

/** A provider of models that plans need and that is never run. */
public final class Models implements ModelProviderFactory {
    @Override
    public ModelProvider createModelProvider(Context context) {
        return new Provider();
    }

    @Override
    public String factoryIdentifier() {
        return "none";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Collections.emptySet();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Collections.emptySet();
    }

    private static final class Provider implements PredictRuntimeProvider {
        @Override
        public PredictFunction createPredictFunction(Context context) {
            return new Nothing();
        }

        @Override
        public ModelProvider copy() {
            return new Provider();
        }
    }

    /** Predicts nothing. */
    public static final class Nothing extends PredictFunction {
        @Override
        public Collection<RowData> predict(RowData input) {
            return Collections.emptyList();
        }
    }
}
